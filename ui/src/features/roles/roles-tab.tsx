import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Empty } from '@/kit/empty'
import { IconIdBadge2 } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { compareBy, localRows } from '@/table/local-rows'
import { useColumns } from '@/table/use-columns'
import { rolesQuery } from './api'
import { columns } from './columns'
import classes from './roles.module.css'
import { useRoleActs } from './use-role-acts'

const SORTS = ['name', 'role', 'users', 'createdAt'] as const

/** The roles of the app, with how many users have each. */
export function RolesTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data, error, isFetching, refetch } = useQuery(rolesQuery(app))
  const control = useColumns('roles', columns, false)
  const acts = useRoleActs(app)
  const by = textOf(search, 'sort')
  const sort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const rows = localRows({
    rows: data?.toSorted(compareBy((role) => role[sort.by], sort.descending)),
    listKey: by,
    refreshing: isFetching,
    problem: error,
    retry: () => void refetch(),
  })
  return (
    <>
      <div className={classes.count} role="status">
        <CountLine
          rows={rows}
          unit={(n) => <Plural value={n} one="# role of 25" other="# roles of 25" />}
        />
        <ExportButton app={app} list={{ kind: 'roles' }} total={rows.total} />
      </div>
      <DataTable
        label={t`Roles`}
        rows={rows}
        control={control}
        rowId={(role) => role.role}
        rowName={(role) => role.name}
        sort={sort}
        onSort={(next) =>
          setSearch({
            sort:
              next.by === 'name' && !next.descending
                ? null
                : `${next.descending ? '-' : ''}${next.by}`,
          })
        }
        onOpen={(role) => setSearch({ peek: role.role, edit: null, new: null })}
        peeked={textOf(search, 'peek') || textOf(search, 'edit') || null}
        acts={(role) =>
          acts.ofRole(role, () => setSearch({ edit: role.role, new: null, peek: null }))
        }
        empty={
          <Empty icon={IconIdBadge2} title={t`No roles`}>
            <Trans>A role says what its users may do in the whole app.</Trans>
          </Empty>
        }
      />
    </>
  )
}
