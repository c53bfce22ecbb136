import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import type { Problem } from '@/kit/error-panel'
import { IconUserCheck, IconUserX } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useReactivate } from './api'

/**
 * The service gives the same answer for users who never were, are deleted, or are deactivated.
 */
export function GoneUser({ app, uid, problem }: { app: AppRef; uid: string; problem: Problem }) {
  const { t } = useLingui()
  const why = useRights()
  const reactivate = useReactivate(app)
  const run = () =>
    reactivate.mutate(
      { kind: 'some', uids: [uid] },
      {
        onSuccess: (report) => {
          const [failed] = report.failed
          if (failed) toastProblem({ message: failed.message, advice: '' })
          else if (report.done > 0) toast({ text: t`Reactivated ${uid}` })
          else toastProblem({ message: t`There is no deactivated user ${uid}.`, advice: '' })
        },
        onError: toastProblem,
      },
    )
  return (
    <Empty
      icon={IconUserX}
      title={t`No active user ${uid}`}
      action={
        <Button
          icon={IconUserCheck}
          reason={why('usersReactivate')}
          busy={reactivate.isPending}
          onClick={run}
        >
          {t`Reactivate, if deactivated`}
        </Button>
      }
    >
      <p>{problem.message}</p>
      <Link href={paths.users(app, { search: uid, shown: 'all' })}>
        <Trans>Look in the list, deactivated ones included</Trans>
      </Link>
    </Empty>
  )
}
