import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, Connection, FleetApp } from '@/bindings'
import { throughGate } from '@/gate/use-gate'
import { connectionsQuery, profileQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { IconMail, IconTrash } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useAskReport, useDeleteApp } from './api'
import { whyNotDelete, whyNotReport } from './rules'

/** What the account alone can do with one of its apps; each asks first, in the core's own words. */
export function useAppTasks(connection: Connection['id']): (app: FleetApp) => ActGroup[] {
  const { t } = useLingui()
  const profile = useQuery(profileQuery).data?.profile
  const kind = useQuery(connectionsQuery).data?.find((each) => each.id === connection)?.kind
  const erase = useDeleteApp(connection)
  const ask = useAskReport()
  const refOf = ({ app }: FleetApp): AppRef => ({ connection, app })

  const remove = (app: FleetApp) =>
    throughGate(refOf(app), {
      act: 'appDelete',
      subject: app.app,
      typed: app.app,
      tenant: app,
      run: () => erase.mutateAsync(app.app),
      done: () => toast({ text: t`Deleted ${app.name}. It stays in the list until it is gone.` }),
    })

  const report = (app: FleetApp, previous: boolean) =>
    throughGate(refOf(app), {
      act: 'appUsageReport',
      subject: app.app,
      irreversible: false,
      tenant: app,
      run: () => ask.mutateAsync({ app: refOf(app), previous }),
      done: () =>
        toast({ text: t`Asked for the report. It comes by e-mail to the account's owner.` }),
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
