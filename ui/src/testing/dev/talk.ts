import type { MessageView, TextPart } from '@/bindings'
import type { Bridge } from '@/ipc/host'
import { message, NOW, userDetail, userRow } from '../fixtures'
import { roleAnswers } from './roles'

const people = [
  { uid: 'maria-lopez', name: 'Maria Lopez', avatar: null, system: false },
  { uid: 'james-smith', name: 'James Smith', avatar: null, system: false },
]
const words = (text: string): TextPart[] => [{ kind: 'text', text }]

/** A conversation with every kind of message, oldest first. */
export function makeTalk(): MessageView[] {
  const kinds: Partial<MessageView>[] = [
    { parts: words('Hi, is the camera still available?') },
    {
      parts: words('Yes, it is. It comes with the original strap and two lenses.'),
      reactions: [{ emoji: '👍', count: 2 }],
    },
    { parts: words('Great. Would you take 180 for it?'), readAt: NOW },
    { parts: words('I could do 195 with shipping included.'), editedAt: NOW - 100, replies: 3 },
    {
      parts: [
        { kind: 'text', text: 'Thank you ' },
        { kind: 'mention', uid: 'maria-lopez', name: 'Maria Lopez' },
        { kind: 'text', text: ', see ' },
        {
          kind: 'link',
          text: 'https://track.example.com/40-2291',
          href: 'https://track.example.com/40-2291',
        },
      ],
    },
    {
      type: 'file',
      attachments: [
        {
          name: 'invoice-40-2291.pdf',
          extension: 'pdf',
          mimeType: 'application/pdf',
          size: 88_120,
          url: null,
          external: 'https://files.example.com/invoice.pdf',
        },
      ],
    },
    { category: 'action', type: 'groupMember', action: 'Maria Lopez added James Smith' },
    {
      category: 'call',
      type: 'video',
      action: 'The video call ended after 12 min 34 s',
      call: { status: 'ended', kind: 'video', durationSecs: 754 },
    },
    { deletedAt: NOW - 60, deletedBy: 'james-smith' },
    { category: 'custom', type: 'offer', custom: '{\n  "price": 195\n}' },
    {
      category: 'interactive',
      type: 'form',
      interactive: { title: 'How was your delivery?', elements: ['Tell us more', 'Stars', 'Send'] },
    },
    { parts: words('You are a cheat and everybody should know it.'), moderation: 'disapproved' },
    { parts: words('مرحبا! السعر 120 دولار, thanks (mixed directions) שלום') },
    { parts: words('Invoice \u202Efdp.exe is attached') },
    { parts: words('<script>alert(1)</script> <b>bold?</b>') },
    {
      parts: words('As agreed there: the blue one.'),
      quoted: { id: '4', sender: 'Maria Lopez', text: 'Shall we settle the shipping in a thread?' },
    },
  ]
  return Array.from({ length: 80 }, (_, index) =>
    message({
      id: String(index + 1),
      sentAt: NOW - (80 - index) * 1_800,
      sender: people[Math.floor(index / 2) % 2] ?? message().sender,
      ...(kinds[index % kinds.length] ?? {}),
    }),
  )
}

/** What the screens of conversations and single users ask. */
export function talkAnswers(): Partial<Bridge> {
  const talk = makeTalk()
  return {
    conversationGet: async (_, id) => ({
      id,
      kind: 'user',
      peers: people.map(({ uid, name, avatar }) => ({ kind: 'user' as const, uid, name, avatar })),
      title: 'Maria Lopez and James Smith',
      lastText: 'As agreed there: the blue one.',
      lastSender: 'James Smith',
      lastAt: NOW,
      lastId: '80',
      unread: 0,
      tags: [],
    }),
    messagesPage: async (_app, _id, anchor, limit) => {
      const at =
        anchor.kind === 'before' ? talk.findIndex((each) => each.id === anchor.id) : talk.length
      const from = Math.max(0, at - limit)
      return { messages: talk.slice(from, at), older: from > 0, newer: false, fromCache: false }
    },
    messagesSearch: async (_app, _id, text) =>
      talk.filter((each) =>
        each.parts.some((part) => part.kind === 'text' && part.text.includes(text)),
      ),
    threadPage: async () => ({
      messages: talk.slice(0, 3),
      older: false,
      newer: false,
      fromCache: false,
    }),
    messageGet: async (_, id) => ({
      message: talk.find((each) => each.id === id) ?? message({ id }),
      receipts: [{ uid: 'james-smith', name: 'James Smith', deliveredAt: NOW - 30, readAt: NOW }],
      reactions: [{ emoji: '👍', uid: 'james-smith', name: 'James Smith', at: NOW }],
    }),
    messageRaw: async (_, id) => JSON.stringify({ data: { id, type: 'text' } }, null, 2),
    previewOpen: async (_app, _id, kind, _last, onEvents) => {
      const live = kind.kind === 'live'
      onEvents([
        {
          kind: 'state',
          state: {
            state: live ? 'live' : 'watching',
            sentence: live
              ? 'New messages appear at once.'
              : 'New messages appear within a few seconds.',
            retryInSecs: null,
            everySecs: live ? null : 5,
          },
        },
      ])
      if (live) onEvents([{ kind: 'typing', uid: 'james-smith', name: 'James Smith', on: true }])
      return 'p1'
    },
    previewClose: async () => null,
    linkCheck: async (href) => ({ allowed: true, host: new URL(href).host, warning: null }),
    linkOpen: async () => null,
    userGet: async (_, uid) => userDetail({ uid }),
    userRaw: async (_, uid) => JSON.stringify({ data: { uid, name: 'Maria Lopez' } }, null, 2),
    userAuthTokens: async () => [
      { id: 't1', masked: '••••••••9f3c', platform: 'WEB', createdAt: NOW - 86_400 },
      { id: 't2', masked: '••••••••01aa', platform: null, createdAt: NOW - 3_600 },
    ],
    userFriends: async () => ({
      rows: [userRow({ uid: 'ada-chen', name: 'Ada Chen' })],
      total: 1,
      more: false,
    }),
    userGroups: async () => ({
      rows: [
        {
          guid: 'returns',
          name: 'Returns desk',
          kind: 'public',
          scope: 'admin',
          members: 24,
          joinedAt: NOW,
        },
      ],
      total: 1,
      more: false,
    }),
    userBlocked: async () => ({ rows: [], total: 0, more: false }),
    ...roleAnswers(),
    usersFacets: async () => ({
      roles: [
        { value: 'default', count: 80_000 },
        { value: 'seller', count: 4_000 },
      ],
      tags: [{ value: 'vip', count: 900 }],
    }),
    groupsList: async () => ({
      rows: [
        {
          guid: 'returns',
          name: 'Returns desk',
          kind: 'public',
          owner: 'maria-lopez',
          members: 24,
          tags: ['featured'],
          createdAt: NOW - 86_400,
          updatedAt: null,
        },
      ],
      total: 1,
      index: { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null },
    }),
    groupGet: async (_, guid) => ({
      guid,
      name: 'Returns desk',
      kind: 'public',
      owner: 'maria-lopez',
      members: 24,
      tags: ['featured'],
      createdAt: NOW - 86_400,
      updatedAt: null,
      description: 'Questions about parcels that come back.',
      metadata: null,
      icon: null,
      iconUrl: null,
      ownerName: 'Maria Lopez',
      conversation: `group_${guid}`,
    }),
    groupMembers: async () => ({
      rows: [
        { ...userRow(), scope: 'admin', joinedAt: NOW - 86_400 },
        { ...userRow({ uid: 'ada-chen', name: 'Ada Chen' }), scope: 'participant', joinedAt: NOW },
      ],
      page: 1,
      more: false,
      total: 2,
    }),
    groupRaw: async (_, guid) => JSON.stringify({ data: { guid } }, null, 2),
    gatePlan: async ({ act, subject, selection }) => ({
      allowed: true,
      reason: null,
      count: selection?.kind === 'some' ? selection.uids.length : 1,
      reversible: act !== 'userDelete',
      title: act === 'userDelete' ? 'Delete Maria Lopez for good?' : 'Deactivate 3 users?',
      text:
        act === 'userDelete'
          ? 'Her messages and all conversations go with her. This cannot be undone.'
          : 'They are signed out and hidden from others until you reactivate them.',
      button: act === 'userDelete' ? 'Delete for good' : 'Deactivate',
      mustType: act === 'userDelete' ? subject : null,
      production: false,
    }),
  }
}
