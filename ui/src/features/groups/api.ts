import type { AppRef, GroupFilter, GroupRow, GroupSort, GroupsPage, MemberRow } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { usePagedRows } from '@/table/paged-rows'
import { useWindowedRows } from '@/table/windowed-rows'

/** The list of an app's groups, from the index. */
export function useGroups(app: AppRef, filter: GroupFilter, sort: GroupSort) {
  return useWindowedRows<GroupRow, GroupsPage>({
    key: keys.app(app, 'groups', filter, sort),
    fetch: (offset, limit) => host.groupsList(app, filter, sort, offset, limit),
  })
}

export const groupQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'group', guid), (signal) => host.groupGet(app, guid, signal))

export const rawQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'group', guid, 'raw'), (signal) => host.groupRaw(app, guid, signal))

export function useMembers(app: AppRef, guid: string) {
  return usePagedRows<MemberRow, Awaited<ReturnType<typeof host.groupMembers>>>({
    key: keys.app(app, 'group', guid, 'members', 'all'),
    fetch: (page, signal) => host.groupMembers(app, guid, page, signal),
  })
}
