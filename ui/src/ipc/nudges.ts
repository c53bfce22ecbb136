/**
 * Nudges: small events of the core that make the window ask again. `listen` is the seam's other
 * half; `followNudges` maps each nudge to the queries it makes stale.
 */
import type { QueryClient } from '@tanstack/react-query'
import type {
  ActivityChanged,
  BatchProgress,
  ConnectionsChanged,
  ConversationsChanged,
  ExtensionsChanged,
  FileDropped,
  FileOver,
  FleetChanged,
  HealthChanged,
  IndexProgress,
  JobProgress,
  JobRow,
  JobsChanged,
  MenuChosen,
  NotificationsChanged,
  PeopleChanged,
  PreferencesChanged,
  RolesChanged,
  SettingsChanged,
  TeamsChanged,
  UsageChanged,
  UsageWarns,
  ViewsChanged,
} from '@/bindings'
import { keys } from './keys'

export type Nudges = {
  connectionsChanged: ConnectionsChanged
  fileDropped: FileDropped
  fileOver: FileOver
  fleetChanged: FleetChanged
  peopleChanged: PeopleChanged
  preferencesChanged: PreferencesChanged
  rolesChanged: RolesChanged
  settingsChanged: SettingsChanged
  usageChanged: UsageChanged
  usageWarns: UsageWarns
  indexProgress: IndexProgress
  activityChanged: ActivityChanged
  conversationsChanged: ConversationsChanged
  extensionsChanged: ExtensionsChanged
  healthChanged: HealthChanged
  batchProgress: BatchProgress
  jobProgress: JobProgress
  jobsChanged: JobsChanged
  menuChosen: MenuChosen
  notificationsChanged: NotificationsChanged
  teamsChanged: TeamsChanged
  viewsChanged: ViewsChanged
}

type Stop = () => void
export type NudgeSource = <K extends keyof Nudges>(
  name: K,
  heard: (payload: Nudges[K]) => void,
) => Stop

let source: NudgeSource = () => () => undefined

/** Puts the real events, or a fake's, behind `listen`. */
export function installNudges(next: NudgeSource): void {
  source = next
}

/** Calls `heard` for each nudge of that name until the returned function is called. */
export const listen: NudgeSource = (name, heard) => source(name, heard)

/** Makes queries stale as the core says so; returns what ends it. */
export function followNudges(client: QueryClient): Stop {
  const stale = (queryKey: readonly unknown[]) => {
    void client.invalidateQueries({ queryKey })
    askAgainOnceAnswered(client, queryKey)
  }
  const stops = [
    listen('connectionsChanged', () => stale(keys.connections)),
    listen('fleetChanged', ({ connection }) => {
      stale(keys.fleet(connection))
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === 'app' && queryKey[1] === connection && queryKey[3] === 'identity',
      })
    }),
    listen('peopleChanged', ({ app }) => {
      stale(keys.app(app, 'users'))
      stale(keys.app(app, 'user'))
      stale(keys.app(app, 'groups'))
      stale(keys.app(app, 'group'))
    }),
    listen('extensionsChanged', ({ app }) => stale(keys.app(app, 'extensions'))),
    listen('rolesChanged', ({ app }) => stale(keys.app(app, 'roles'))),
    listen('settingsChanged', ({ app }) => stale(keys.app(app, 'settings'))),
    listen('usageChanged', ({ connection }) => {
      stale(keys.usage(connection))
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === 'app' && queryKey[1] === connection && queryKey[3] === 'usage',
      })
    }),
    listen('notificationsChanged', ({ app }) => stale(keys.app(app, 'notices'))),
    listen('teamsChanged', ({ connection }) => {
      stale(keys.teams(connection))
      void client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === 'app' && queryKey[1] === connection && queryKey[3] === 'team',
      })
    }),
    listen('indexProgress', ({ app, users, groups }) => {
      client.setQueryData(keys.index(app), { users, groups })
      // Roles say how many users have each.
      if (users.phase === 'ready') {
        void client.invalidateQueries({ queryKey: keys.app(app, 'roles'), exact: true })
      }
    }),
    listen('activityChanged', () => stale(keys.activity)),
    listen('jobProgress', ({ job }) => {
      const known = client.getQueryData<JobRow[]>(keys.jobs)
      if (!known?.some((each) => each.id === job.id)) return stale(keys.jobs)
      client.setQueryData<JobRow[]>(
        keys.jobs,
        known.map((each) => (each.id === job.id ? job : each)),
      )
      if (job.stage !== 'running') stale([...keys.jobs, job.id])
    }),
    listen('jobsChanged', () => stale(keys.jobs)),
    listen('viewsChanged', ({ app }) => stale(keys.app(app, 'views'))),
    listen('conversationsChanged', ({ app }) => stale(keys.app(app, 'conversations'))),
    listen('healthChanged', ({ health }) => {
      client.setQueryData(keys.health(health.connection), health)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/**
 * A nudge that overtakes the very first answer to a question must not be lost: that answer was
 * given before the change, and the client does not ask twice while nothing is there to be stale.
 */
function askAgainOnceAnswered(client: QueryClient, queryKey: readonly unknown[]): void {
  for (const query of client.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' })) {
    if (query.state.data !== undefined) continue
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
    query.promise?.then(again, again)
  }
}
