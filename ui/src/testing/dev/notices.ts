/** Notifications and teams for specs and the dev page. */
import type {
  LogRow,
  NoticeRow,
  NoticeSection,
  NoticeSettings,
  ProviderGroup,
  ProviderRow,
  Team,
  TeamsOfAccount,
} from '@/bindings'
import type { Answers } from '../fake-host'
import { demoApp, NOW } from '../fixtures'

export function noticeRow(changes: Partial<NoticeRow> = {}): NoticeRow {
  return {
    path: 'preferences.group.messagesSetting',
    title: 'Messages',
    help: '',
    shape: {
      kind: 'choice',
      choices: [
        { value: 1, title: 'Off' },
        { value: 2, title: 'All' },
        { value: 3, title: 'Only with a mention' },
      ],
    },
    value: 2,
    usual: 2,
    right: 'preferences.group.messagesOverride',
    may: true,
    known: true,
    ...changes,
  }
}

const MONDAY = noticeRow({
  path: 'preferences.mute.schedulePreferenceSetting.monday',
  title: 'Monday',
  shape: { kind: 'day' },
  value: '{"from":0,"to":2359,"dnd":false}',
  usual: null,
  right: null,
  may: null,
})

const TITLE = noticeRow({
  path: 'templates.textMessageTemplateDefault.titleGroup',
  title: 'Title, in a group (full)',
  shape: { kind: 'template' },
  value: '{{message.data.entities.sender.entity.name}}',
  usual: null,
  right: null,
  may: null,
})

const BODY = { ...TITLE, path: 'templates.textMessageTemplateDefault.body', title: 'Text (full)' }

export const SECTIONS: NoticeSection[] = [
  {
    id: 'group',
    title: 'In groups',
    help: 'What members of a group are told.',
    rows: [noticeRow()],
  },
  { id: 'mute', title: 'Quiet times', help: 'When nobody is to be disturbed.', rows: [MONDAY] },
]

export function noticeSettings(changes: Partial<NoticeSettings> = {}): NoticeSettings {
  return {
    preferences: SECTIONS,
    templates: [
      {
        id: 'textMessage',
        title: 'Text messages',
        help: 'A message that somebody typed.',
        rows: [TITLE, { ...BODY, value: '{{message.data.text}}' }],
      },
    ],
    raw: '{ "sound": { "chat": "default" } }',
    ...changes,
  }
}

export const TWILIO_ROW: ProviderRow = {
  kind: 'twilio',
  id: '',
  name: 'Twilio',
  isDefault: null,
  enabled: true,
  values: [
    { field: 'isEnabled', value: true },
    { field: 'twilioSenderPhoneNumber', value: '+15555550123' },
  ],
  secrets: [{ field: 'twilioAuthToken', masked: '••••••••cdef' }],
  raw: '{}',
}

export const TWILIO: ProviderGroup = {
  kind: 'twilio',
  title: 'Twilio',
  help: 'Text messages about messages that were missed.',
  channel: 'sms',
  many: false,
  fields: [
    { name: 'isEnabled', title: 'In use', help: '.', shape: 'flag', required: false, usual: true },
    {
      name: 'twilioAuthToken',
      title: 'Auth token',
      help: 'Beside the SID.',
      shape: 'secret',
      required: true,
      usual: null,
    },
    {
      name: 'twilioSenderPhoneNumber',
      title: 'Number that texts come from',
      help: 'With its country code.',
      shape: 'text',
      required: true,
      usual: null,
    },
  ],
  providers: [],
  problem: null,
}

export const FCM: ProviderGroup = {
  kind: 'fcm',
  title: 'Google (FCM)',
  help: 'Push notifications to Android.',
  channel: 'push',
  many: true,
  fields: [
    {
      name: 'providerId',
      title: 'Id',
      help: 'It cannot be changed later.',
      shape: 'id',
      required: true,
      usual: null,
    },
    {
      name: 'file',
      title: 'Service account',
      help: 'The JSON file.',
      shape: 'file',
      required: true,
      usual: null,
    },
    {
      name: 'notificationInPayload.android.chat',
      title: 'Android: show messages itself',
      help: 'On: the system shows it.',
      shape: 'flag',
      required: false,
      usual: true,
    },
  ],
  providers: [],
  problem: null,
}

export function logRow(changes: Partial<LogRow> = {}): LogRow {
  return {
    id: 'l1',
    at: NOW - 60,
    tookMs: 42,
    channel: 'push',
    provider: 'apns',
    providerId: 'ios-main',
    message: '3939',
    trigger: 'after_message',
    triggerWords: 'A message or reply',
    sender: 'maria-lopez',
    receiver: 'weekend-trip',
    receiverType: 'group',
    member: 'james-smith',
    end: 'heldBack',
    reason: 'MUTE_PREFERENCE',
    reasonWords: 'The user muted this conversation.',
    payload: '{ "title": "Maria Lopez" }',
    answer: null,
    raw: '{ "_id": "l1" }',
    ...changes,
  }
}

export const TEAM: Team = {
  people: [
    { email: 'ada@northwind.example', name: 'Ada Lee', role: 'admin', since: NOW - 86_400 },
    { email: 'dev@northwind.example', name: null, role: 'developer', since: NOW - 172_800 },
  ],
  owner: 'owner@northwind.example',
  most: 25,
}

export const TEAMS: TeamsOfAccount = {
  people: [
    {
      email: 'ada@northwind.example',
      name: 'Ada Lee',
      seats: [
        { app: demoApp.app, role: 'admin' },
        { app: 'other', role: 'moderator' },
      ],
    },
  ],
  apps: [
    { app: demoApp.app, name: 'Northwind Market', label: 'production', people: 1, problem: null },
    { app: 'other', name: 'Other', label: 'none', people: 1, problem: null },
  ],
  done: 2,
  running: false,
  asOf: NOW,
}

/** Answers of the screens about notifications and teams. */
export function noticeAnswers(): Answers {
  const plan = async ({ subject }: { subject: string | null }) => ({
    allowed: true,
    reason: null,
    count: 1,
    reversible: true,
    title: `Change ${subject ?? 'the settings'}?`,
    text: 'It counts at once.',
    button: 'Go on',
    mustType: null,
    production: false,
  })
  const written = async () => ({ value: null, activity: 'a1', undo: 'a1' })
  return {
    gatePlan: plan,
    activityUndo: written,
    noticesGet: async () => noticeSettings(),
    noticesSave: async () => ({ conflicts: [], activity: 'a1', undo: 'a1' }),
    noticesReset: written,
    noticeLogs: async () => ({ rows: [logRow()], next: null }),
    noticeLogWords: async () => ({
      triggers: [{ code: 'after_message', words: 'A message or reply' }],
      reasons: [{ code: 'MUTE_PREFERENCE', words: 'The user muted this conversation.' }],
    }),
    providersList: async () => [FCM, TWILIO],
    providerSave: async () => ({ conflicts: [], activity: 'a1', undo: 'a1' }),
    providerRemove: written,
    providerDefault: written,
    credentialChoose: async () => ({
      id: 'f1',
      name: 'service-account.json',
      about: 'Service account push@example of the project example.',
    }),
    userNoticesGet: async () => noticeSettings({ templates: [] }),
    userNoticesSave: async () => ({ conflicts: [], activity: 'a1', undo: 'a1' }),
    userNoticesReset: written,
    userMutesList: async () => [],
    userMute: written,
    userUnmute: written,
    userTimezoneGet: async () => 'Europe/Berlin',
    userTimezoneSet: written,
    userContactGet: async () => ({ email: 'maria@example.com', phone: '' }),
    userContactSave: async (_app, _uid, _seen, contact) => ({
      value: contact,
      activity: 'a1',
      undo: 'a1',
    }),
    userDevicesList: async () => ({
      signedIn: true,
      devices: [
        {
          id: 'd1',
          masked: '••••••••0001',
          platform: 'fcm_flutter_android',
          voip: false,
          provider: null,
          createdAt: NOW - 86_400,
          updatedAt: NOW - 3600,
        },
      ],
    }),
    userDevicesRemove: written,
    teamList: async () => TEAM,
    teamChange: async (app, change) => ({
      results: [...change.admins, ...change.moderators, ...change.remove].map((email) => ({
        app: app.app,
        email,
        place: change.remove.includes(email) ? 'out' : 'admin',
        problem: null,
      })),
      unchanged: 0,
      activities: ['a1'],
      undo: ['a1'],
    }),
    teamsGet: async () => TEAMS,
    teamsRead: async () => ({ ...TEAMS, running: true, done: 0 }),
    teamsStop: async () => TEAMS,
    teamChangeEverywhere: async (_connection, apps) => ({
      results: apps.map((app) => ({
        app,
        email: 'ada@northwind.example',
        place: 'out',
        problem: null,
      })),
      unchanged: 0,
      activities: apps,
      undo: apps,
    }),
  }
}
