import { useLingui } from '@lingui/react/macro'
import { MultiSelect, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, PermissionMatrix as Matrix, PermissionColumn } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Lines } from '@/kit/skeleton'
import { shortName } from '@/lib/safe-text'
import { list, textOf } from '@/lib/search'
import { PermissionMatrix } from '@/matrix/permission-matrix'
import type { RoleNames } from '@/matrix/words'
import { useRights } from '@/rights/use-rights'
import { permissionsQuery } from './api'
import { PlanPanel } from './plan-panel'
import classes from './roles.module.css'

/** The matrix of permissions by role; some roles side by side, or all. */
export function PermissionsTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const matrix = useQuery(permissionsQuery(app))
  if (matrix.error && !matrix.data) {
    return <PlanPanel problem={matrix.error} onRetry={() => void matrix.refetch()} />
  }
  if (!matrix.data) {
    return (
      <div className={classes.scrolled}>
        <Lines count={12} label={t`Reading the permissions`} />
      </div>
    )
  }
  return <Loaded app={app} matrix={matrix.data} />
}

function Loaded({ app, matrix }: { app: AppRef; matrix: Matrix }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const why = useRights()
  const names: RoleNames = Object.fromEntries(
    matrix.columns.map(({ holder, name }) => [
      holder.kind === 'role' ? holder.role : '',
      shortName(name),
    ]),
  )
  const chosen = list(search.role).filter((role) => role in names)
  const isShown = ({ holder }: PermissionColumn) =>
    chosen.length === 0 || (holder.kind === 'role' && chosen.includes(holder.role))
  const count = chosen.length || matrix.columns.length
  const differing = textOf(search, 'differ') !== '' && count > 1
  return (
    <PermissionMatrix
      app={app}
      label={t`Permissions by role`}
      matrix={matrix}
      roles={names}
      isShown={isShown}
      differing={differing}
      reason={why('permissionsSet')}
    >
      <div className={`${classes.choice} ${classes.wide}`}>
        <MultiSelect
          label={t`Roles shown`}
          placeholder={chosen.length === 0 ? t`All roles` : undefined}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          value={[...chosen]}
          onChange={(role) => setSearch({ role }, { replace: true })}
          clearable
          searchable
        />
        <Switch
          label={t`Only what differs`}
          checked={differing}
          disabled={count < 2}
          onChange={(event) =>
            setSearch({ differ: event.currentTarget.checked ? '1' : null }, { replace: true })
          }
        />
      </div>
    </PermissionMatrix>
  )
}
