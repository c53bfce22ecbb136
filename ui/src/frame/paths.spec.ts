import { expect, test } from 'vitest'
import { appOf, connectionOf, paths, samePlaceOf } from './paths'

const THINGS = new Set(['conversation', 'extension', 'user', 'group', 'role', 'webhook'])
const app = { connection: 'demo', app: '268abc' }

test('every place has an address', () => {
  const all = Object.fromEntries(
    Object.entries(paths).map(([name, link]) => [
      name,
      (link as (...args: unknown[]) => string)(
        ...(/^(home|activity|jobs|preferences)$/.test(name)
          ? []
          : name === 'fleet' || name === 'fleetUsage'
            ? ['demo']
            : THINGS.has(name)
              ? [app, 'a b/c']
              : [app]),
      ),
    ]),
  )
  expect(all).toMatchInlineSnapshot(`
    {
      "activity": "/activity",
      "apiKeys": "/c/demo/a/268abc/api-keys",
      "calls": "/c/demo/a/268abc/calls",
      "conversation": "/c/demo/a/268abc/conversations/a%20b%2Fc",
      "conversations": "/c/demo/a/268abc/conversations",
      "extension": "/c/demo/a/268abc/extensions/a%20b%2Fc",
      "extensions": "/c/demo/a/268abc/extensions",
      "fleet": "/c/demo",
      "fleetUsage": "/c/demo/usage",
      "group": "/c/demo/a/268abc/groups/a%20b%2Fc",
      "groups": "/c/demo/a/268abc/groups",
      "home": "/",
      "import": "/c/demo/a/268abc/import",
      "jobs": "/jobs",
      "moderation": "/c/demo/a/268abc/moderation",
      "notifications": "/c/demo/a/268abc/notifications",
      "overview": "/c/demo/a/268abc",
      "preferences": "/preferences",
      "role": "/c/demo/a/268abc/roles/a%20b%2Fc",
      "roles": "/c/demo/a/268abc/roles",
      "settings": "/c/demo/a/268abc/settings",
      "team": "/c/demo/a/268abc/team",
      "usage": "/c/demo/a/268abc/usage",
      "user": "/c/demo/a/268abc/users/a%20b%2Fc",
      "users": "/c/demo/a/268abc/users",
      "webhook": "/c/demo/a/268abc/webhooks/a%20b%2Fc",
      "webhooks": "/c/demo/a/268abc/webhooks",
    }
  `)
})

test('filters stand in the address, empty ones do not', () => {
  expect(paths.users(app, { search: 'ann lee', role: ['vip', 'staff'], tag: [], status: '' })).toBe(
    '/c/demo/a/268abc/users?search=ann+lee&role=vip&role=staff',
  )
})

test('an address tells its connection and app', () => {
  expect(appOf(paths.users({ connection: 'a b', app: 'x/y' }))).toEqual({
    connection: 'a b',
    app: 'x/y',
  })
  expect(appOf(paths.activity())).toBeNull()
  expect(connectionOf(paths.fleet('demo'))).toBe('demo')
})

test('switching the app stays at the same place', () => {
  const other = { connection: 'demo', app: 'other' }
  expect(samePlaceOf(other, paths.user(app, 'ann'))).toBe(paths.users(other))
  expect(samePlaceOf(other, paths.overview(app))).toBe(paths.overview(other))
  expect(samePlaceOf(other, paths.activity())).toBe(paths.overview(other))
})
