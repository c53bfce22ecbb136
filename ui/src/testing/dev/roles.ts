import type {
  Abilities,
  PermissionColumn,
  PermissionHolder,
  PermissionMatrix,
  PermissionRow,
  PermissionsSaved,
  RoleRow,
} from '@/bindings'
import type { Bridge } from '@/ipc/host'
import { NOW } from '../fixtures'

export function roleRow(changes: Partial<RoleRow> = {}): RoleRow {
  return {
    role: 'default',
    name: 'Default',
    description: 'The role of users that have no other.',
    metadata: null,
    listUsers: 'all',
    sendMessagesTo: 'all',
    users: 80_000,
    counted: true,
    createdAt: NOW - 400 * 86_400,
    updatedAt: null,
    ...changes,
  }
}

export const SELLER = roleRow({
  role: 'seller',
  name: 'Seller',
  description: 'Offers things and answers buyers.',
  sendMessagesTo: 'friendsOnly',
  users: 4_000,
})

export function permissionRow(id: string, changes: Partial<PermissionRow> = {}): PermissionRow {
  return {
    id,
    group: 'Groups',
    title: id,
    help: 'What it does.',
    shape: 'word',
    choices: ['allow', 'deny'],
    forbids: false,
    ...changes,
  }
}

export const ROWS: PermissionRow[] = [
  permissionRow('listUsers.allowedRoles', {
    group: 'People',
    title: 'Which roles they see in it',
    shape: 'roles',
    choices: [],
  }),
  permissionRow('sendMessage', { group: 'Sending messages', title: 'Send messages' }),
  permissionRow('sendMessage.mode', {
    group: 'Sending messages',
    title: 'To whom',
    choices: ['all', 'friends'],
  }),
  permissionRow('sendMessage.allowedMimeTypes', {
    group: 'Sending messages',
    title: 'Files they send',
    shape: 'texts',
    choices: [],
  }),
  permissionRow('createGroup', { title: 'Create groups' }),
  permissionRow('createGroup.allowedGroupTypes', {
    title: 'Types they create',
    shape: 'words',
    choices: ['public', 'private', 'password'],
  }),
]

const DEFAULTS = {
  'listUsers.allowedRoles': [],
  sendMessage: ['allow'],
  'sendMessage.mode': ['all'],
  'sendMessage.allowedMimeTypes': [],
  createGroup: ['allow'],
  'createGroup.allowedGroupTypes': [],
}

export function permissionColumn(
  holder: PermissionHolder,
  name: string,
  changes: Partial<PermissionColumn> = {},
): PermissionColumn {
  return { holder, name, set: {}, defaults: DEFAULTS, told: true, problem: null, ...changes }
}

export const ofRole = (role: string): PermissionHolder => ({ kind: 'role', role })

export function roleMatrix(): PermissionMatrix {
  return {
    rows: ROWS,
    columns: [
      permissionColumn(ofRole('default'), 'Default'),
      permissionColumn(ofRole('seller'), 'Seller', {
        set: { createGroup: ['deny'], 'sendMessage.mode': ['friends'] },
      }),
    ],
  }
}

export function scopeMatrix(guid: string): PermissionMatrix {
  const rows = ROWS.filter((row) => row.id === 'sendMessage').map((row) => ({
    ...row,
    group: 'Messages',
  }))
  const columns = ['admin', 'moderator', 'participant'].map((scope) =>
    permissionColumn({ kind: 'scope', guid, scope }, scope),
  )
  return { rows, columns }
}

const ABILITIES: Abilities = {
  groups: [
    {
      title: 'Groups',
      abilities: [
        {
          may: false,
          sentence: 'Cannot create groups.',
          because: ['Permission createGroup of the role Seller'],
        },
        { may: true, sentence: 'Can join groups.', because: [] },
      ],
    },
  ],
  notes: [],
}

/** What the screens of roles ask. */
export function roleAnswers(): Partial<Bridge> {
  const written = { activity: 'a1', undo: 'a1' }
  const report = { done: 1, unchanged: 0, failed: [], ...written }
  return {
    rolesList: async () => [roleRow(), SELLER],
    roleCreate: async (_, { role, name }) => ({ ...written, value: roleRow({ role, name }) }),
    roleUpdate: async (_, role) => ({ ...written, value: roleRow({ role }) }),
    roleDelete: async () => ({ ...written, value: null }),
    rolePermissions: async () => roleMatrix(),
    scopePermissions: async (_, guid) => scopeMatrix(guid),
    permissionsSave: async (_, changes): Promise<PermissionsSaved> => ({
      conflicts: [],
      saved: changes,
      failed: [],
      activities: ['a1'],
      undo: ['a1'],
    }),
    restrictionsList: async () => [
      {
        role: 'seller',
        name: 'Seller',
        features: [
          { key: 'createGroup', cannot: 'create groups', since: NOW, permission: 'createGroup' },
          { key: 'logout', cannot: 'sign out', since: null, permission: null },
        ],
        problem: null,
      },
      { role: 'default', name: 'Default', features: [], problem: null },
    ],
    restrictionsLift: async () => report,
    restrictionsMove: async () => report,
    roleAbilities: async () => ABILITIES,
  }
}
