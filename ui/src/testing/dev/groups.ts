import type { BatchReport, GroupDetail, GroupRow, MaskedKey, MemberRow } from '@/bindings'
import type { Bridge } from '@/ipc/host'
import { NOW, userRow } from '../fixtures'

export function groupRow(changes: Partial<GroupRow> = {}): GroupRow {
  return {
    guid: 'returns',
    name: 'Returns desk',
    kind: 'public',
    owner: 'maria-lopez',
    members: 3,
    tags: ['featured'],
    createdAt: NOW - 86_400,
    updatedAt: null,
    ...changes,
  }
}

export function groupDetail(changes: Partial<GroupDetail> = {}): GroupDetail {
  return {
    ...groupRow(),
    ownerName: 'Maria Lopez',
    conversation: 'group_returns',
    description: 'Parcels that came back',
    metadata: '{\n  "floor": 2\n}',
    icon: null,
    iconUrl: null,
    ...changes,
  }
}

export function memberRow(uid: string, name: string, scope: string): MemberRow {
  return { ...userRow({ uid, name }), scope, joinedAt: NOW - 3600 }
}

export const MEMBERS = [
  memberRow('maria-lopez', 'Maria Lopez', 'admin'),
  memberRow('ada-chen', 'Ada Chen', 'moderator'),
  memberRow('james-smith', 'James Smith', 'participant'),
]

export function maskedKey(changes: Partial<MaskedKey> = {}): MaskedKey {
  return {
    id: 'k1',
    name: 'Rest API Key',
    scope: 'fullAccess',
    masked: '••••••••3f9a',
    createdAt: NOW - 300 * 86_400,
    createdBy: 'app_system',
    inUse: true,
    ...changes,
  }
}

/** A batch that went well. */
export function batch(done: number, changes: Partial<BatchReport> = {}): BatchReport {
  return { done, unchanged: 0, failed: [], activity: 'a1', undo: 'a1', ...changes }
}

/** What the screens of groups and of API keys ask. */
export function groupAnswers(): Partial<Bridge> {
  const written = { activity: 'a1', undo: 'a1' }
  return {
    groupsFacets: async () => ({
      kinds: [{ value: 'public', count: 1 }],
      owners: [{ value: 'maria-lopez', count: 1 }],
      tags: [{ value: 'featured', count: 1 }],
    }),
    groupGet: async (_, guid) => groupDetail({ guid }),
    groupRaw: async (_, guid) => JSON.stringify({ data: { guid } }, null, 2),
    groupMembers: async (_app, _guid, filter) => {
      const rows = MEMBERS.filter(
        (each) =>
          (filter.scopes.length === 0 || filter.scopes.includes(each.scope)) &&
          each.name.toLowerCase().includes(filter.search.toLowerCase()),
      )
      return { rows, total: rows.length, more: false }
    },
    groupBanned: async () => ({
      rows: [
        {
          ...userRow({ uid: 'sami-wang', name: 'Sami Wang' }),
          scope: 'participant',
          bannedAt: NOW - 60,
        },
      ],
      total: 1,
      more: false,
    }),
    groupCreate: async (_, { guid, name, members }) => ({
      ...written,
      undo: null,
      value: { group: groupDetail({ guid, name }), added: members.length, failed: [] },
    }),
    groupUpdate: async (_, guid) => ({ ...written, value: groupDetail({ guid }) }),
    groupTransfer: async (_app, guid, owner) => ({
      ...written,
      value: groupDetail({ guid, owner, ownerName: owner }),
    }),
    groupDelete: async () => ({ ...written, undo: null, value: null }),
    groupMembersAdd: async (_app, _guid, members) => batch(members.length),
    groupMembersScope: async (_app, _guid, members) => batch(members.length),
    groupMembersKick: async (_app, _guid, uids) => batch(uids.length),
    groupMembersBan: async (_app, _guid, uids) => batch(uids.length),
    groupMembersUnban: async (_app, _guid, uids) => batch(uids.length),
    usersNamed: async (_, uids) =>
      uids.map((uid) => ({
        uid,
        name: MEMBERS.find((each) => each.uid === uid)?.name ?? null,
        deactivated: false,
      })),
    apiKeyCreate: async (_app, name, scope) => ({
      ...written,
      undo: null,
      value: maskedKey({ id: 'k9', name, scope, masked: '••••••••99aa', inUse: false }),
    }),
    apiKeyRename: async (_app, id, name) => ({ ...written, value: maskedKey({ id, name }) }),
    apiKeyDelete: async () => ({ ...written, undo: null, value: null }),
    apiKeyUse: async (_, id) => ({ ...written, value: maskedKey({ id }) }),
    activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
  }
}
