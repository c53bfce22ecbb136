import type {
  AppRef,
  BlockedRow,
  ConversationRow,
  ConversationsPage,
  NewUser,
  Selection,
  UserChanges,
  UserFilter,
  UserGroupRow,
  UserRow,
  UserSort,
  UsersPage,
} from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'
import { usePagedRows } from '@/table/paged-rows'
import type { WindowedList } from '@/table/windowed-rows'

/** The list of an app's users, from the index: any part of it, at once. */
export const usersList = (
  app: AppRef,
  filter: UserFilter,
  sort: UserSort,
): WindowedList<UserRow, UsersPage> => ({
  key: keys.app(app, 'users', filter, sort),
  fetch: (offset, limit) => host.usersList(app, filter, sort, offset, limit),
})

export const facetsQuery = (app: AppRef) =>
  read(keys.app(app, 'users', 'facets'), () => host.usersFacets(app))

export const rolesQuery = (app: AppRef) =>
  read(keys.app(app, 'roles'), (signal) => host.rolesList(app, signal))

export const userQuery = (app: AppRef, uid: string) =>
  read(keys.app(app, 'user', uid), (signal) => host.userGet(app, uid, signal))

export const rawQuery = (app: AppRef, uid: string) =>
  read(keys.app(app, 'user', uid, 'raw'), (signal) => host.userRaw(app, uid, signal))

export const tokensQuery = (app: AppRef, uid: string) =>
  read(keys.app(app, 'user', uid, 'tokens'), (signal) => host.userAuthTokens(app, uid, signal))

export function useFriends(app: AppRef, uid: string) {
  return usePagedRows<UserRow, Awaited<ReturnType<typeof host.userFriends>>>({
    key: keys.app(app, 'user', uid, 'friends'),
    fetch: (page, signal) => host.userFriends(app, uid, page, signal),
  })
}

export function useGroupsOf(app: AppRef, uid: string) {
  return usePagedRows<UserGroupRow, Awaited<ReturnType<typeof host.userGroups>>>({
    key: keys.app(app, 'user', uid, 'groups'),
    fetch: (page, signal) => host.userGroups(app, uid, page, signal),
  })
}

export function useConversationsOf(app: AppRef, uid: string) {
  const filter = { search: '', kind: null, tags: [], of: uid }
  return usePagedRows<ConversationRow, ConversationsPage>({
    key: keys.app(app, 'user', uid, 'conversations'),
    fetch: (page, signal) => host.conversationsList(app, filter, page, signal),
  })
}

/** Who of two users blocks the other. */
export const blocksQuery = (app: AppRef, uid: string, other: string) =>
  read(keys.app(app, 'user', uid, 'blocks', other), (signal) =>
    host.userBlocks(app, uid, other, signal),
  )

export function useBlocked(app: AppRef, uid: string) {
  return usePagedRows<BlockedRow, Awaited<ReturnType<typeof host.userBlocked>>>({
    key: keys.app(app, 'user', uid, 'blocked'),
    fetch: (page, signal) => host.userBlocked(app, uid, page, signal),
  })
}

/** Groups to choose from, by a part of their name. */
export const groupChoicesQuery = (app: AppRef, search: string) =>
  read(keys.app(app, 'groups', 'choices', search), () =>
    host.groupsList(app, { search, kinds: [], tags: [] }, { by: 'name', descending: false }, 0, 50),
  )

const touched = (app: AppRef) => [keys.app(app, 'users'), keys.app(app, 'user'), keys.activity]

export function useCreateUser(app: AppRef) {
  return useCall((user: NewUser) => host.userCreate(app, user), { stale: () => touched(app) })
}

export function useUpdateUser(app: AppRef, uid: string) {
  return useCall((changes: UserChanges) => host.userUpdate(app, uid, changes), {
    stale: () => touched(app),
  })
}

export function useDeactivate(app: AppRef) {
  return useCall((selection: Selection) => host.usersDeactivate(app, selection), {
    stale: () => touched(app),
  })
}

export function useReactivate(app: AppRef) {
  return useCall((selection: Selection) => host.usersReactivate(app, selection), {
    stale: () => touched(app),
  })
}

export function useDeleteForGood(app: AppRef) {
  return useCall((uid: string) => host.userDeleteForGood(app, uid, uid), {
    stale: () => touched(app),
  })
}

/** Takes an act back by the id its report carries. */
export function useUndo(app: AppRef) {
  return useCall((id: string) => host.activityUndo(id), { stale: () => touched(app) })
}

type Tie = { uid: string; others: string[] }

/** Friendships and blocks, made and ended. */
export function useTies(app: AppRef) {
  const stale = { stale: () => touched(app) }
  return {
    befriend: useCall(({ uid, others }: Tie) => host.userFriendsAdd(app, uid, others), stale),
    part: useCall(({ uid, others }: Tie) => host.userFriendsRemove(app, uid, others), stale),
    block: useCall(({ uid, others }: Tie) => host.userBlock(app, uid, others), stale),
    unblock: useCall(({ uid, others }: Tie) => host.userUnblock(app, uid, others), stale),
  }
}

export function useTokenActs(app: AppRef, uid: string) {
  const stale = { stale: () => [keys.app(app, 'user', uid, 'tokens'), keys.activity] }
  return {
    create: useCall(() => host.userAuthTokenCreate(app, uid), stale),
    remove: useCall((id: string) => host.userAuthTokenDelete(app, uid, id), stale),
    flush: useCall(() => host.userAuthTokensFlush(app, uid), stale),
  }
}
