import type { AppRef, Connection, TeamChange } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

export const teamQuery = (app: AppRef) =>
  read(keys.app(app, 'team'), (signal) => host.teamList(app, signal))

/** Who has access where, as far as it was read in this session. */
export const teamsQuery = (connection: Connection['id']) =>
  read(keys.teams(connection), () => host.teamsGet(connection))

const touched = (app: AppRef) => ({
  stale: () => [keys.app(app, 'team'), keys.teams(app.connection), keys.activity],
})

export const useChangeTeam = (app: AppRef) =>
  useCall((change: TeamChange) => host.teamChange(app, change), touched(app))

export const useChangeTeams = (app: AppRef) =>
  useCall(
    ({ apps, change }: { apps: string[]; change: TeamChange }) =>
      host.teamChangeEverywhere(app.connection, apps, change),
    touched(app),
  )

const swept = (connection: Connection['id']) => ({ stale: () => [keys.teams(connection)] })

export const useReadTeams = (connection: Connection['id']) =>
  useCall(() => host.teamsRead(connection), swept(connection))

export const useStopTeams = (connection: Connection['id']) =>
  useCall(() => host.teamsStop(connection), swept(connection))

export const useUndo = (app: AppRef) =>
  useCall(async (ids: readonly string[]) => {
    for (const id of ids.toReversed()) await host.activityUndo(id)
  }, touched(app))
