import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, Connection, FleetApp } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { connectionsQuery, profileQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconMail, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useAskReport, useDeleteApp } from './api'
import { whyNotDelete, whyNotReport } from './rules'

/** What the account alone can do with one of its apps; each asks first, in the core's own words. */
export function useAppTasks(connection: Connection['id']): (app: FleetApp) => ActGroup[] {
  const { t } = useLingui()
  const profile = useQuery(profileQuery).data?.profile
  const kind = useQuery(connectionsQuery).data?.find((each) => each.id === connection)?.kind
  const erase = useDeleteApp(connection)
  const ask = useAskReport()

  const remove = (app: FleetApp) =>
    planned('appDelete', { connection, app: app.app }, async (plan) => {
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType ?? app.app,
        irreversible: true,
        tenant: app,
        run: () => erase.mutateAsync(app.app),
      })
      if (sure) toast({ text: t`Deleted ${app.name}. It stays in the list until it is gone.` })
    })

  const report = (app: FleetApp, previous: boolean) =>
    planned('appUsageReport', { connection, app: app.app }, async (plan) => {
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        tenant: app,
        run: () => ask.mutateAsync({ app: { connection, app: app.app }, previous }),
      })
      if (sure) toast({ text: t`Asked for the report. It comes by e-mail to the account's owner.` })
    })

  return (app) => [
    [
      {
        id: 'report',
        label: t`Ask for the usage report of this cycle`,
        icon: IconMail,
        reason: whyNotReport(app, profile, kind),
        run: () => void report(app, false),
      },
      {
        id: 'report-before',
        label: t`Ask for the usage report of the cycle before`,
        icon: IconMail,
        reason: whyNotReport(app, profile, kind),
        run: () => void report(app, true),
      },
    ],
    [
      {
        id: 'delete',
        label: t`Delete this app`,
        icon: IconTrash,
        keys: 'delete',
        danger: true,
        reason: whyNotDelete(app, profile, kind),
        run: () => void remove(app),
      },
    ],
  ]
}

/** Asks the core what an act would do, and goes on where it may be done. */
async function planned(
  act: 'appDelete' | 'appUsageReport',
  app: AppRef,
  go: (plan: Awaited<ReturnType<typeof host.gatePlan>>) => Promise<void>,
): Promise<void> {
  try {
    const plan = await host.gatePlan({ act, app, selection: null, subject: app.app })
    if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
    await go(plan)
  } catch (thrown) {
    toastProblem(toConsoleError(thrown))
  }
}
