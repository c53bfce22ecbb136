import type { AppRef, Connection } from '@/bindings'

/**
 * Query keys that more than one place must agree on. Everything about one app starts with
 * `['app', connection, app, noun]`; a feature adds what it needs after the noun.
 */
export const keys = {
  connections: ['connections'] as const,
  vault: ['vault'] as const,
  fleet: (connection: Connection['id']) => ['fleet', connection] as const,
  app: (app: AppRef, noun: string, ...rest: readonly unknown[]) =>
    ['app', app.connection, app.app, noun, ...rest] as const,
  index: (app: AppRef) => ['app', app.connection, app.app, 'index'] as const,
  health: (connection: Connection['id']) => ['health', connection] as const,
  usage: (connection: Connection['id'], ...rest: readonly unknown[]) =>
    ['usage', connection, ...rest] as const,
  teams: (connection: Connection['id']) => ['teams', connection] as const,
  activity: ['activity'] as const,
  jobs: ['jobs'] as const,
  preferences: ['preferences'] as const,
  profile: ['profile'] as const,
}
