import type {
  CallDetail,
  CallRow,
  Delivery,
  SampleAnswer,
  TriggerFamily,
  WebhookRow,
} from '@/bindings'
import type { Bridge } from '@/ipc/host'
import { NOW } from '../fixtures'

export const FAMILIES: TriggerFamily[] = [
  {
    id: 'message',
    title: 'Messages',
    triggers: [
      { id: 'message_sent', title: 'Message sent', sentence: 'Somebody sent it.', listed: true },
      { id: 'message_edited', title: 'Message edited', sentence: 'It changed.', listed: true },
      { id: 'message_pinned', title: 'Message pinned', sentence: 'It was pinned.', listed: false },
    ],
  },
  {
    id: 'group',
    title: 'Groups',
    triggers: [
      { id: 'group_created', title: 'Group created', sentence: 'It was made.', listed: true },
    ],
  },
]

export function webhookRow(changes: Partial<WebhookRow> = {}): WebhookRow {
  return {
    id: 'orders',
    fields: {
      name: 'Orders',
      url: 'https://example.com/orders',
      enabled: true,
      retry: false,
      basicAuth: false,
      username: '',
    },
    triggers: ['message_sent', 'group_created'],
    problem: null,
    createdAt: NOW - 86_400,
    updatedAt: NOW - 3600,
    extra: null,
    ...changes,
  }
}

export function sampleAnswer(changes: Partial<SampleAnswer> = {}): SampleAnswer {
  return {
    sentence: 'It answered 200. CometChat would take this as delivered.',
    delivered: true,
    status: 200,
    headers: [{ name: 'content-type', value: 'text/plain' }],
    body: 'thanks',
    truncated: false,
    tookMs: 84,
    tls: {
      version: 'TLS 1.3',
      subject: 'CN=example.com',
      hosts: ['example.com'],
      issuer: 'CN=Example CA',
      validFrom: NOW - 86_400,
      validUntil: NOW + 60 * 86_400,
      problem: null,
    },
    ...changes,
  }
}

export function delivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 1,
    at: NOW,
    trigger: 'message_sent',
    app: '2680cafe0001',
    webhook: 'orders',
    status: 200,
    problem: null,
    headers: [{ name: 'host', value: '127.0.0.1:4000' }],
    body: '{\n  "trigger": "message_sent"\n}',
    json: true,
    size: 812,
    ...changes,
  }
}

export function callRow(changes: Partial<CallRow> = {}): CallRow {
  return {
    id: 'v1.us.1773324000',
    kind: 'video',
    mode: 'call',
    status: 'ended',
    initiator: 'james-smith',
    initiatorName: 'James Smith',
    receiver: 'maria-lopez',
    receiverName: 'Maria Lopez',
    toGroup: false,
    initiatedAt: NOW - 3600,
    startedAt: NOW - 3594,
    endedAt: NOW - 2840,
    secs: 754,
    audioSecs: 0,
    videoSecs: 754,
    participants: 2,
    recorded: true,
    transcribed: true,
    ...changes,
  }
}

export function callDetail(changes: Partial<CallDetail> = {}): CallDetail {
  const person = {
    joined: true,
    state: 'ended',
    joinedAt: NOW - 3594,
    leftAt: NOW - 2840,
    secs: 754,
    audioSecs: 0,
    videoSecs: 754,
    device: 'd-1',
  }
  return {
    ...callRow(),
    people: [
      { ...person, uid: 'james-smith', name: 'James Smith' },
      { ...person, uid: 'maria-lopez', name: 'Maria Lopez' },
      { ...person, uid: 'bo', name: null, joined: false, state: 'unanswered', joinedAt: null },
    ],
    recordings: [
      {
        id: 'rec-1',
        url: 'https://recordings.example.com/rec-1.mp4',
        secs: 754,
        startedAt: NOW - 3594,
        endedAt: NOW - 2840,
      },
    ],
    transcripts: [
      {
        id: 'tra-1',
        url: 'https://transcripts.example.com/tra-1.json',
        made: null,
        startedAt: NOW - 3594,
        endedAt: NOW - 2840,
      },
    ],
    raw: '{"data":{"sessionId":"v1.us.1773324000"}}',
    ...changes,
  }
}

/** What the screens of webhooks and calls ask. */
export function webhookAnswers(): Partial<Bridge> {
  return {
    activityList: async () => [],
    triggerFamilies: async () => FAMILIES,
    triggerSample: async (_, webhook, trigger) => JSON.stringify({ trigger, webhook }),
    webhooksList: async () => [webhookRow()],
    webhookGet: async () => webhookRow(),
    webhookCreate: async (_, id, draft) => ({
      kind: 'saved',
      now: webhookRow({ id, ...draft }),
      triggers: [],
      activity: 'a1',
      undo: 'u1',
    }),
    webhookUpdate: async (_, id, { wanted }) => ({
      kind: 'saved',
      now: webhookRow({ id, ...wanted }),
      triggers: [],
      activity: 'a2',
      undo: 'u2',
    }),
    webhookDelete: async () => ({ value: null, activity: 'a3', undo: null }),
    webhookSample: async () => sampleAnswer(),
    activityUndo: async () => ({ value: null, activity: 'a4', undo: null }),
    listenOpen: async () => ({ id: 'l1', url: 'http://127.0.0.1:4000/', port: 4000 }),
    listenClose: async () => null,
    callsList: async () => ({ rows: [callRow()], total: 1, more: false }),
    callGet: async () => callDetail(),
    callTranscripts: async () => ({ rows: [], total: 0, more: false }),
  }
}
