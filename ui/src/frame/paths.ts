/**
 * Links are functions: every address of the window is made here, and the router's patterns stand
 * beside them. `paths.users(app, { search: 'ann' })` → `/c/demo/a/268/users?search=ann`.
 */
import type { AppRef, Connection } from '@/bindings'
import { type Search, writeSearch } from '@/lib/search'

const part = encodeURIComponent

function inApp(app: AppRef, rest = '', search?: Search): string {
  return `/c/${part(app.connection)}/a/${part(app.app)}${rest}${writeSearch(search)}`
}

const place = (rest: string) => (app: AppRef, search?: Search) => inApp(app, rest, search)

const thing = (rest: string) => (app: AppRef, id: string, search?: Search) =>
  inApp(app, `${rest}/${part(id)}`, search)

export const paths = {
  home: (search?: Search) => `/${writeSearch(search)}`,
  fleet: (connection: Connection['id'], search?: Search) =>
    `/c/${part(connection)}${writeSearch(search)}`,
  fleetUsage: (connection: Connection['id'], search?: Search) =>
    `/c/${part(connection)}/usage${writeSearch(search)}`,

  overview: place(''),
  conversations: place('/conversations'),
  conversation: thing('/conversations'),
  moderation: place('/moderation'),
  users: place('/users'),
  user: thing('/users'),
  groups: place('/groups'),
  import: place('/import'),
  group: thing('/groups'),
  roles: place('/roles'),
  role: thing('/roles'),
  apiKeys: place('/api-keys'),
  webhooks: place('/webhooks'),
  webhook: thing('/webhooks'),
  extensions: place('/extensions'),
  extension: thing('/extensions'),
  notifications: place('/notifications'),
  calls: place('/calls'),
  team: place('/team'),
  settings: place('/settings'),
  usage: place('/usage'),

  activity: (search?: Search) => `/activity${writeSearch(search)}`,
  jobs: (search?: Search) => `/jobs${writeSearch(search)}`,
  preferences: () => '/preferences',
}

/** The app an address speaks of, or null outside of apps. */
export function appOf(path: string): AppRef | null {
  const [, connection, app] = /^\/c\/([^/?#]+)\/a\/([^/?#]+)/.exec(path) ?? []
  return connection && app
    ? { connection: decodeURIComponent(connection), app: decodeURIComponent(app) }
    : null
}

/** The connection an address speaks of, or null outside of connections. */
export function connectionOf(path: string): Connection['id'] | null {
  const [, connection] = /^\/c\/([^/?#]+)/.exec(path) ?? []
  return connection ? decodeURIComponent(connection) : null
}

/** The same place of another app: `/users/ann` of one becomes `/users` of the other. */
export function samePlaceOf(app: AppRef, path: string): string {
  const [, name] = /^\/c\/[^/?#]+\/a\/[^/?#]+\/([^/?#]+)/.exec(path) ?? []
  return inApp(app, name ? `/${name}` : '')
}

const APP = '/c/$connection/a/$app'

/** The router's pattern of each place; `$id` is the uid, guid or id of the thing shown. */
export const patterns = {
  home: '/',
  fleet: '/c/$connection',
  fleetUsage: '/c/$connection/usage',
  overview: APP,
  conversations: `${APP}/conversations`,
  conversation: `${APP}/conversations/$id`,
  moderation: `${APP}/moderation`,
  users: `${APP}/users`,
  user: `${APP}/users/$id`,
  groups: `${APP}/groups`,
  import: `${APP}/import`,
  group: `${APP}/groups/$id`,
  roles: `${APP}/roles`,
  role: `${APP}/roles/$id`,
  apiKeys: `${APP}/api-keys`,
  webhooks: `${APP}/webhooks`,
  webhook: `${APP}/webhooks/$id`,
  extensions: `${APP}/extensions`,
  extension: `${APP}/extensions/$id`,
  notifications: `${APP}/notifications`,
  calls: `${APP}/calls`,
  team: `${APP}/team`,
  settings: `${APP}/settings`,
  usage: `${APP}/usage`,
  activity: '/activity',
  jobs: '/jobs',
  preferences: '/preferences',
} satisfies Record<keyof typeof paths, string>

export type Place = keyof typeof patterns
