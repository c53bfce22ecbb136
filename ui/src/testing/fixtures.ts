/** Believable values for specs and the dev page. Each takes what differs. */
import type {
  AppRef,
  Connection,
  FleetApp,
  Health,
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

export function health(changes: Partial<Health> = {}): Health {
  return {
    connection: 'demo',
    state: 'online',
    sentence: 'CometChat answers within 40 ms.',
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
    proxy: { kind: 'system' },
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
