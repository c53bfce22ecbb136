import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { ErrorPanel } from '@/kit/error-panel'
import { Lines } from '@/kit/skeleton'
import { PermissionMatrix } from '@/matrix/permission-matrix'
import { useRights } from '@/rights/use-rights'
import { permissionsQuery } from './api'
import classes from './groups.module.css'

/** What admins, moderators and participants of this group may do. */
export function GroupPermissions({ app, guid }: { app: AppRef; guid: string }) {
  const { t } = useLingui()
  const matrix = useQuery(permissionsQuery(app, guid))
  const why = useRights()
  if (matrix.error && !matrix.data) {
    return (
      <>
        <ErrorPanel problem={matrix.error} onRetry={() => void matrix.refetch()} />
        {matrix.error.code === 'planRestricted' && (
          <p className={classes.note}>
            <Trans>
              Permissions of scopes come with some plans of CometChat. Without them a scope gives
              what it gives by itself.
            </Trans>
          </p>
        )}
      </>
    )
  }
  if (!matrix.data) return <Lines count={8} label={t`Reading the permissions`} />
  return (
    <PermissionMatrix
      app={app}
      label={t`Permissions by scope`}
      matrix={matrix.data}
      roles={{}}
      reason={why('permissionsSet')}
    >
      <p className={classes.note}>
        <Trans>
          For what is done in a group both the role and the scope must allow it, the role first.
        </Trans>{' '}
        <Link href={paths.roles(app, { tab: 'may', scope: 'participant', guid })}>
          <Trans>What may they do?</Trans>
        </Link>
      </p>
    </PermissionMatrix>
  )
}
