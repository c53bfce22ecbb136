import type {
  AppRef,
  BannedRow,
  GroupChanges,
  GroupFilter,
  GroupRow,
  GroupSort,
  GroupsPage,
  MemberFilter,
  MemberRow,
  NewGroup,
} from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'
import { usePagedRows } from '@/table/paged-rows'
import type { WindowedList } from '@/table/windowed-rows'

/** The list of an app's groups, from the index. */
export const groupsList = (
  app: AppRef,
  filter: GroupFilter,
  sort: GroupSort,
): WindowedList<GroupRow, GroupsPage> => ({
  key: keys.app(app, 'groups', filter, sort),
  fetch: (offset, limit) => host.groupsList(app, filter, sort, offset, limit),
})

export const facetsQuery = (app: AppRef) =>
  read(keys.app(app, 'groups', 'facets'), () => host.groupsFacets(app))

export const groupQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'group', guid), (signal) => host.groupGet(app, guid, signal))

export const rawQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'group', guid, 'raw'), (signal) => host.groupRaw(app, guid, signal))

export const permissionsQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'roles', 'scopes', guid), (signal) => host.scopePermissions(app, guid, signal))

export function useMembers(app: AppRef, guid: string, filter: MemberFilter) {
  return usePagedRows<MemberRow, Awaited<ReturnType<typeof host.groupMembers>>>({
    key: keys.app(app, 'group', guid, 'members', filter),
    fetch: (page, signal) => host.groupMembers(app, guid, filter, page, signal),
  })
}

export function useBanned(app: AppRef, guid: string) {
  return usePagedRows<BannedRow, Awaited<ReturnType<typeof host.groupBanned>>>({
    key: keys.app(app, 'group', guid, 'banned'),
    fetch: (page, signal) => host.groupBanned(app, guid, page, signal),
  })
}

const touched = (app: AppRef) => ({
  stale: () => [keys.app(app, 'groups'), keys.app(app, 'group'), keys.activity],
})

/** A password goes from its field to the core and is kept nowhere between. */
type Password = () => string
type Made = { group: Omit<NewGroup, 'password'>; password: Password }

export const useCreateGroup = (app: AppRef) =>
  useCall(
    ({ group, password }: Made) => host.groupCreate(app, { ...group, password: password() }),
    touched(app),
  )

type Saved = { changes: GroupChanges; password: Password }

export const useUpdateGroup = (app: AppRef, guid: string) =>
  useCall(
    ({ changes, password }: Saved) => host.groupUpdate(app, guid, changes, password() || null),
    touched(app),
  )

export const useTransfer = (app: AppRef, guid: string) =>
  useCall((owner: string) => host.groupTransfer(app, guid, owner), touched(app))

export const useDeleteGroup = (app: AppRef) =>
  useCall((guid: string) => host.groupDelete(app, guid, guid), touched(app))

/** Takes an act back by the id its report carries. */
export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
