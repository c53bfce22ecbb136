import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

const MINUTE_MS = 60_000
const LIMITS_MS = 2_000

export const keysQuery = (app: AppRef) =>
  read(keys.app(app, 'apiKeys'), (signal) => host.apiKeysList(app, signal))

export const statsQuery = (app: AppRef) => ({
  ...read(keys.app(app, 'stats'), (signal) => host.appStats(app, signal)),
  refetchInterval: 5 * MINUTE_MS,
})

export const metricsQuery = (app: AppRef) => ({
  ...read(keys.app(app, 'metrics'), (signal) => host.messageMetrics(app, signal)),
  refetchInterval: MINUTE_MS,
})

/** From the core's own limiter; costs no request, so it is asked often. */
export const limitsQuery = (app: AppRef) => ({
  ...read(keys.app(app, 'limits'), () => host.rateLimits(app)),
  refetchInterval: LIMITS_MS,
})

export const recentQuery = (app: AppRef) =>
  read(keys.app(app, 'conversations', 'recent'), (signal) =>
    host.conversationsList(app, { search: '', kind: null, tags: [] }, 1, signal),
  )

export const useReveal = (app: AppRef) =>
  useCall((id: string) => host.apiKeyReveal(app, id), { stale: () => [keys.activity] })
