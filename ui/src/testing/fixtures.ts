/** Believable values for specs and the dev page. Each takes what differs. */
import type {
  ActivityEntry,
  AppRef,
  Connection,
  FleetApp,
  Health,
  JobPlan,
  JobRow,
  MessageView,
  Preferences,
  UserDetail,
  UserRow,
} from '@/bindings'

/** 12 March 2026, 14:00 UTC: "now" of all fixtures. */
export const NOW = 1_773_324_000

export const demoApp: AppRef = { connection: 'demo', app: '2680cafe0001' }

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'demo',
    kind: 'demo',
    name: 'Demo',
    keep: 'session',
    credential: '',
    app: null,
    region: null,
    state: 'ready',
    createdAt: NOW - 3600,
    lastUsedAt: NOW - 60,
    ...changes,
  }
}

export function fleetApp(changes: Partial<FleetApp> = {}): FleetApp {
  return {
    app: demoApp.app,
    name: 'Northwind Market',
    region: 'eu',
    regionName: 'Europe',
    plan: 'advanced',
    state: 'active',
    owner: 'ops@northwind.example',
    createdAt: NOW - 400 * 86_400,
    trialEndsAt: null,
    label: 'production',
    colour: 'indigo',
    users: 100_000,
    usersAsOf: NOW - 120,
    note: '',
    contact: '',
    paid: true,
    purgedAt: null,
    ...changes,
  }
}

export function userRow(changes: Partial<UserRow> = {}): UserRow {
  return {
    uid: 'maria-lopez',
    name: 'Maria Lopez',
    role: 'default',
    tags: ['vip'],
    status: 'online',
    avatar: null,
    lastActiveAt: NOW - 300,
    createdAt: NOW - 90 * 86_400,
    updatedAt: NOW - 86_400,
    deactivatedAt: null,
    ...changes,
  }
}

export function userDetail(changes: Partial<UserDetail> = {}): UserDetail {
  return {
    ...userRow(),
    avatarUrl: null,
    link: null,
    metadata: '{\n  "plan": "gold"\n}',
    statusMessage: null,
    ...changes,
  }
}

export function activityEntry(changes: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id: 'a1',
    at: NOW - 3600,
    connection: 'demo',
    connectionName: 'Demo',
    app: demoApp.app,
    appName: 'Northwind Market',
    act: 'userUpdate',
    sentence: 'Changed Maria Lopez',
    object: null,
    before: null,
    after: null,
    outcome: 'done',
    problem: null,
    requestId: null,
    undo: 'none',
    ...changes,
  }
}

export function health(changes: Partial<Health> = {}): Health {
  return {
    connection: 'demo',
    state: 'online',
    sentence: 'CometChat answers within 40 ms.',
    resumesAt: null,
    ...changes,
  }
}

export function preferences(changes: Partial<Preferences> = {}): Preferences {
  return {
    theme: 'light',
    density: 'comfortable',
    reduceMotion: true,
    sidebarCollapsed: false,
    lastPlace: null,
    columns: [],
    imports: [],
    proxy: { kind: 'system' },
    keyReminderDays: 180,
    ...changes,
  }
}

export function message(changes: Partial<MessageView> = {}): MessageView {
  return {
    id: '1',
    conversation: 'james-smith_user_maria-lopez',
    parent: null,
    sender: { uid: 'maria-lopez', name: 'Maria Lopez', avatar: null, system: false },
    category: 'message',
    type: 'text',
    sentAt: NOW,
    editedAt: null,
    editedBy: null,
    deletedAt: null,
    deletedBy: null,
    deliveredAt: null,
    readAt: null,
    parts: [],
    truncated: false,
    attachments: [],
    action: null,
    call: null,
    custom: null,
    interactive: null,
    reactions: [],
    replies: 0,
    tags: [],
    moderation: null,
    quoted: null,
    pinnedAt: null,
    ...changes,
  }
}

export function jobRow(changes: Partial<JobRow> = {}): JobRow {
  return {
    id: 'j1',
    title: 'Give 480 users the role vip',
    app: demoApp,
    appName: 'Northwind Market',
    stage: 'running',
    problem: null,
    tally: { total: 480, done: 120, unchanged: 0, failed: 0, open: 0 },
    secondsLeft: 95,
    startedAt: NOW - 30,
    updatedAt: NOW,
    file: null,
    activity: 'a1',
    canRetry: false,
    undo: null,
    ...changes,
  }
}

export function jobPlan(changes: Partial<JobPlan> = {}): JobPlan {
  return {
    id: 'p1',
    allowed: true,
    reason: null,
    count: 480,
    outlook: [
      { count: 468, text: 'will get the role vip', kind: 'change' },
      { count: 12, text: 'have this role already', kind: 'same' },
    ],
    seconds: 2,
    asOf: NOW - 60,
    reversible: true,
    title: 'Give 480 users the role vip?',
    text: 'These users may at once do what the role allows, and no more.',
    button: 'Change the role of 480 users',
    mustType: '480',
    production: false,
    ...changes,
  }
}
