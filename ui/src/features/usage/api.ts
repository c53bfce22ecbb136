import { useMutation } from '@tanstack/react-query'
import type { AppRef, Connection, Measure } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { type ConsoleError, read, useCall } from '@/ipc/query'

export const usageQuery = (app: AppRef, days: number) =>
  read(keys.app(app, 'usage', days), () => host.usageGet(app, days))

export const statsQuery = (app: AppRef) =>
  read(keys.app(app, 'stats'), (signal) => host.appStats(app, signal))

export const fleetUsageQuery = (connection: Connection['id'], measure: Measure, days: number) => ({
  ...read(keys.usage(connection, measure, days), () => host.usageFleet(connection, measure, days)),
  placeholderData: <T>(before: T) => before,
})

export const useCount = (app: AppRef) =>
  useCall(() => host.usageCount(app), { stale: () => [keys.app(app, 'usage')] })

/** Fills in missing days; `stop` gives it up, what came until then stays. */
export function useFill(connection: Connection['id'], app: string | null) {
  return useMutation<number, ConsoleError, { days: number; signal: AbortSignal }>({
    mutationFn: ({ days, signal }) => host.usageFill(connection, app, days, signal),
  })
}

type Threshold = { measure: Measure; most: number | null }

const touched = (app: AppRef) => ({
  stale: () => [keys.app(app, 'usage'), keys.usage(app.connection), keys.activity],
})

export const useSetThreshold = (app: AppRef) =>
  useCall(
    ({ measure, most }: Threshold) => host.usageThresholdSet(app, measure, most),
    touched(app),
  )

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
