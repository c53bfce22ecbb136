import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { appQuery, connectionsQuery } from '@/ipc/questions'
import { usePath } from './address'
import { appOf, connectionOf, paths } from './paths'

export type Crumb = { label: string; href: string }

/** The steps to this address that every page shares: connections, connection, app. */
export function useWayHere(): Crumb[] {
  const { t } = useLingui()
  const path = usePath()
  const id = connectionOf(path)
  const app = appOf(path)
  const { data: connections } = useQuery({ ...connectionsQuery, enabled: id !== null })
  const identity = useQuery({
    ...appQuery(app ?? { connection: '', app: '' }),
    enabled: app !== null,
  })
  if (id === null) return []
  const connection = connections?.find((each) => each.id === id)
  const way: Crumb[] = [{ label: t`Connections`, href: paths.home() }]
  if (connection?.kind !== 'app') way.push({ label: connection?.name ?? id, href: paths.fleet(id) })
  if (app) way.push({ label: identity.data?.name ?? app.app, href: paths.overview(app) })
  return way
}
