import type {
  ActivityEntry,
  AppRef,
  Connection,
  FleetApp,
  Hit,
  Preferences,
  UserRow,
} from '@/bindings'
import type { Bridge } from '@/ipc/host'
import { type Answers, type FakeHost, failure } from '../fake-host'
import { demoApp, NOW } from '../fixtures'
import { makeApps } from './apps'
import { extensionAnswers } from './extensions'
import { groupAnswers } from './groups'
import { makePeople, matching, sorted } from './people'
import { talkAnswers } from './talk'

/** Answers of a small believable world, for the dev page. */
export function devAnswers(
  connections: Connection[],
  chosen: Preferences,
  nudge: FakeHost['nudge'],
): Answers {
  let preferences = chosen
  const apps = makeApps()
  const people = makePeople(100_000)
  let lastSorted: { key: string; rows: UserRow[] } = { key: '', rows: [] }
  const find = (app: AppRef): FleetApp => {
    const found = apps.find((each) => each.app === app.app)
    if (!found) throw failure('notFound', 'This account has no app with this id.')
    return found
  }
  const answers: Partial<Bridge> = {
    ...talkAnswers(),
    ...groupAnswers(),
    ...extensionAnswers(),
    preferencesGet: async () => preferences,
    preferencesSet: async (changes) => {
      for (const { name, value } of changes) preferences = { ...preferences, [name]: value }
      return preferences
    },
    connectionsList: async () => [...connections],
    demoStart: async () => {
      const existing = connections.find((each) => each.kind === 'demo')
      if (existing) return existing
      const made: Connection = {
        id: 'demo',
        kind: 'demo',
        name: 'Demo',
        keep: 'session',
        credential: '',
        app: null,
        region: null,
        state: 'ready',
        createdAt: NOW,
        lastUsedAt: NOW,
      }
      connections.push(made)
      nudge('connectionsChanged', {})
      return made
    },
    connectAccount: async () => {
      throw failure('accountRejected', 'CometChat does not know this key and secret.', {
        advice: 'Copy both again from the mail of the sales team.',
        fields: [{ field: 'secret', message: 'This secret does not belong to the key.' }],
        serviceCode: 'AUTH_ERR_EMPTY_AUTH_HEADER',
        status: 401,
      })
    },
    connectApp: async () => {
      throw failure('keyTooSmall', 'This key is an Auth Key, which can only create tokens.', {
        advice: 'Use the REST API key of the app instead.',
        fields: [{ field: 'apiKey', message: 'This is an Auth Key. Use the REST API key.' }],
      })
    },
    connectionRename: async (id, name) => {
      const one = connections.find((each) => each.id === id)
      if (!one) throw failure('notFound', 'This connection is gone.')
      one.name = name
      return one
    },
    connectionRemove: async (id) => {
      connections.splice(
        connections.findIndex((each) => each.id === id),
        1,
      )
      return null
    },
    connectionClose: async () => null,
    connectionCheck: async () => ({
      ok: true,
      millis: 143,
      apps: 24,
      problem: null,
      clockSkewSecs: 1,
    }),
    vaultState: async () => ({
      keychain: 'available',
      keychainName: 'Secret Service',
      file: 'none',
    }),
    fleetList: async () => ({ apps, asOf: NOW - 60, refreshing: false }),
    fleetRefresh: async () => ({ apps, asOf: NOW, refreshing: false }),
    appGet: async (app) => find(app),
    appLabelSet: async (app, label) => Object.assign(find(app), label),
    apiKeysList: async () => [
      {
        id: 'k1',
        name: 'Rest API Key',
        scope: 'fullAccess',
        masked: '••••••••••••3f9a',
        createdAt: NOW - 300 * 86_400,
        createdBy: 'app_system',
        inUse: true,
      },
      {
        id: 'k2',
        name: 'Auth Key',
        scope: 'authOnly',
        masked: '••••••••••••77b2',
        createdAt: NOW - 300 * 86_400,
        createdBy: 'app_system',
        inUse: false,
      },
    ],
    jobsList: async () => [],
    apiKeyCopy: async () => null,
    apiKeyReveal: async () => ({ value: 'example-key-value-not-a-real-one-0000' }),
    appStats: async () => ({
      activeUsers: 12_480,
      concurrentUsers: 312,
      audioMinutes: 2,
      videoMinutes: 1204,
      recordedMinutes: 0,
      from: NOW - 11 * 86_400,
      to: NOW,
    }),
    messageMetrics: async () => ({
      points: Array.from({ length: 12 }, (_, index) => ({
        at: Math.floor(Date.now() / 300_000) * 300 - (11 - index) * 300,
        messagesSent: 40 + Math.round(30 * Math.sin(index / 1.7)) + ((index * 13) % 9),
        readReceipts: 30 + Math.round(24 * Math.sin(index / 1.9)) + ((index * 7) % 6),
        deliveryReceipts: 34 + Math.round(27 * Math.sin(index / 1.8)) + ((index * 5) % 7),
      })),
    }),
    rateLimits: async () => [
      {
        class: 'core',
        limit: 10_000,
        remaining: 9_874,
        resetsInSecs: 41,
        waiting: 0,
        blockedForSecs: null,
      },
      {
        class: 'standard',
        limit: 20_000,
        remaining: 16_212,
        resetsInSecs: 41,
        waiting: 3,
        blockedForSecs: null,
      },
    ],
    usersList: async (_app, filter, sort, offset, limit) => {
      const key = JSON.stringify([filter, sort])
      if (lastSorted.key !== key) lastSorted = { key, rows: sorted(matching(people, filter), sort) }
      return {
        rows: lastSorted.rows.slice(offset, offset + limit),
        total: lastSorted.rows.length,
        index: { phase: 'ready', done: 100_000, total: 100_000, asOf: NOW, problem: null },
      }
    },
    conversationsList: async () => ({
      rows: [
        'Where is my parcel?',
        'Thanks, it works now',
        'See you at five',
        'Typing test',
        'The invoice is attached',
      ].map((lastText, index) => ({
        id: `c${index}`,
        kind: 'user' as const,
        peers: [people[index * 3], people[index * 5 + 1]].map((each) => ({
          kind: 'user' as const,
          uid: each?.uid ?? '',
          name: each?.name ?? '',
          avatar: null,
        })),
        title: `${people[index * 3]?.name} and ${people[index * 5 + 1]?.name}`,
        lastText,
        lastSender: people[index * 3]?.name ?? null,
        lastAt: NOW - index * 400,
        lastId: String(index),
        unread: index,
        tags: [],
      })),
      page: 1,
      more: true,
      fromCache: false,
    }),
    activityList: async (filter) =>
      activity(apps[0] ?? find(demoApp)).filter(
        (each) =>
          filter.before === null &&
          each.sentence.toLowerCase().includes(filter.search.toLowerCase()),
      ),
    about: async () => ({
      version: '0.1.0',
      platform: 'Linux',
      dataDir: '/home/example/.local/share/halley',
    }),
    find: async (text): Promise<Hit[]> => [
      ...apps
        .filter((each) => each.name.toLowerCase().includes(text.toLowerCase()))
        .slice(0, 4)
        .map((each) => ({
          kind: 'app' as const,
          app: { connection: 'demo', app: each.app },
          name: each.name,
        })),
      ...matching(people, { search: text, roles: [], tags: [], status: null, shown: 'all' })
        .slice(0, 6)
        .map((each) => ({ kind: 'user' as const, app: demoApp, uid: each.uid, name: each.name })),
    ],
    profileGet: async () => ({ profile: 'administrator', lockedBy: null }),
    profileSet: async (profile) => ({ profile, lockedBy: null }),
  }
  return answers
}

function activity(app: FleetApp): ActivityEntry[] {
  const names = ['Maria Lopez', 'Ada Chen', 'Hugo Okafor', 'Priya Silva', 'Sami Wang']
  return Array.from({ length: 24 }, (_, index) => ({
    id: `a${index}`,
    at: NOW - index * 1700,
    connection: 'demo',
    connectionName: 'Demo',
    app: app.app,
    appName: app.name,
    act: ['userUpdate', 'usersDeactivate', 'userCreate'][index % 3] ?? 'userUpdate',
    sentence: `${['Changed', 'Deactivated', 'Created'][index % 3]} ${names[index % 5]}`,
    object: { kind: 'user', id: `user-${index}`, name: names[index % 5] ?? null },
    before: index % 3 === 0 ? '{"name":"Maria"}' : null,
    after: '{"name":"Maria Lopez"}',
    outcome: index === 4 ? ('failed' as const) : ('done' as const),
    problem: index === 4 ? 'This key may not change users.' : null,
    requestId: `req-${index}`,
    undo: index < 3 ? ('possible' as const) : ('none' as const),
  }))
}
