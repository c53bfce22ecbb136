import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AppLabel, AppNotes, AppRef, Connection, FleetApp, NewApp } from '@/bindings'
import { ConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { listen } from '@/ipc/nudges'
import { useCall } from '@/ipc/query'

/** Reads the fleet again from the service, while the table keeps what it has. */
export function useRefresh(connection: Connection['id']) {
  const client = useQueryClient()
  return useCall(async () => {
    const fleet = await host.fleetRefresh(connection)
    client.setQueryData(keys.fleet(connection), fleet)
  })
}

export const useSetLabel = (app: AppRef) =>
  useCall((label: AppLabel): Promise<FleetApp> => host.appLabelSet(app, label), {
    stale: () => [keys.fleet(app.connection), keys.app(app, 'identity'), keys.activity],
  })

const marked = (app: AppRef) => ({
  stale: () => [keys.fleet(app.connection), keys.app(app, 'identity'), keys.activity],
})

export const useSetNotes = (app: AppRef) =>
  useCall((notes: AppNotes) => host.appNotesSet(app, notes), marked(app))

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), marked(app))

const ofFleet = (connection: Connection['id']) => ({
  stale: () => [keys.fleet(connection), keys.activity],
})

export const useCreateApp = (connection: Connection['id']) =>
  useCall((app: NewApp) => host.appCreate(connection, app), ofFleet(connection))

export const useDeleteApp = (connection: Connection['id']) =>
  useCall((app: string) => host.appDelete({ connection, app }, app), ofFleet(connection))

export const useAskReport = () =>
  useCall(
    ({ app, previous }: { app: AppRef; previous: boolean }) => host.appUsageReport(app, previous),
    { stale: () => [keys.activity] },
  )

export const useRevealKey = (app: AppRef) =>
  useCall((id: string) => host.apiKeyReveal(app, id), { stale: () => [keys.activity] })

/** What went wrong with a refresh that the core made by itself; gone with the next good one. */
export function useFleetProblem(connection: Connection['id']): ConsoleError | null {
  const [problem, setProblem] = useState<ConsoleError | null>(null)
  useEffect(
    () =>
      listen('fleetChanged', (nudge) => {
        if (nudge.connection !== connection) return
        setProblem(nudge.problem && new ConsoleError(nudge.problem))
      }),
    [connection],
  )
  return problem
}
