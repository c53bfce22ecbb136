import type { Bridge } from '@/ipc/host'
import { type Answers, failure } from '../fake-host'
import { message, NOW } from '../fixtures'

type Mood = (answers: Answers) => Answers

const READS: (keyof Bridge)[] = [
  'fleetList',
  'appGet',
  'appStats',
  'messageMetrics',
  'apiKeysList',
  'rateLimits',
  'usersList',
  'userGet',
  'groupsList',
  'groupGet',
  'groupMembers',
  'rolesList',
  'rolePermissions',
  'roleAbilities',
  'restrictionsList',
  'scopePermissions',
  'conversationsList',
  'conversationGet',
  'messagesPage',
  'activityList',
]

const failed = async () => {
  throw failure('serviceFailed', 'CometChat had a fault of its own (HTTP 500).', {
    advice: "Try again in a minute. If it goes on, give CometChat's support the request id.",
    status: 500,
    requestId: 'req-7f3a',
  })
}

const index = { phase: 'ready', done: 0, total: 0, asOf: NOW, problem: null } as const
const LONG = 'Wilhelmina Featherstonehaugh-Cholmondeley of Upper Slaughter '.repeat(40)

/** The same world on a bad day: `?mood=failing`, `?mood=empty`, `?mood=long`, `?mood=slow`. */
export const moods: Record<string, Mood> = {
  failing: (answers) => ({
    ...answers,
    ...Object.fromEntries(READS.map((each) => [each, failed])),
  }),
  slow: (answers) => ({
    ...answers,
    ...Object.fromEntries(READS.map((each) => [each, () => new Promise(() => undefined)])),
  }),
  empty: (answers) => ({
    ...answers,
    fleetList: async () => ({ apps: [], asOf: NOW, refreshing: false }),
    apiKeysList: async () => [],
    rateLimits: async () => [],
    messageMetrics: async () => ({ points: [] }),
    usersList: async () => ({ rows: [], total: 0, index }),
    groupsList: async () => ({ rows: [], total: 0, index }),
    conversationsList: async () => ({ rows: [], page: 1, more: false, fromCache: false }),
    messagesPage: async () => ({ messages: [], older: false, newer: false, fromCache: false }),
    activityList: async () => [],
  }),
  long: (answers) => ({
    ...answers,
    appGet: async (app) => ({ ...(await ask(answers.appGet)(app)), name: LONG }),
    usersList: async (...args) => {
      const page = await ask(answers.usersList)(...args)
      return {
        ...page,
        rows: page.rows.map((each) => ({ ...each, name: LONG, tags: [LONG, 'vip'], role: LONG })),
      }
    },
    userGet: async (...args) => ({
      ...(await ask(answers.userGet)(...args)),
      name: LONG,
      tags: [LONG, 'vip'],
      statusMessage: LONG,
      link: `https://example.com/${'x'.repeat(600)}`,
    }),
    conversationsList: async (...args) => {
      const page = await ask(answers.conversationsList)(...args)
      return {
        ...page,
        rows: page.rows.map((each) => ({ ...each, title: LONG, lastText: LONG })),
      }
    },
    messagesPage: async () => ({
      messages: [
        message({ id: '1', parts: [{ kind: 'text', text: LONG }], truncated: true, tags: [LONG] }),
        message({ id: '2', parts: [{ kind: 'text', text: 'x'.repeat(3000) }] }),
        message({
          id: '3',
          sender: { uid: 'long', name: LONG, avatar: null, system: false },
          parts: [{ kind: 'text', text: 'Short.' }],
          quoted: { id: '1', sender: LONG, text: LONG },
        }),
      ],
      older: false,
      newer: false,
      fromCache: false,
    }),
  }),
}

function ask<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error('the dev page has no such answer')
  return answer
}
