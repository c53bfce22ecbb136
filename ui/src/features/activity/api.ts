import type { ActivityEntry, ActivityFilter } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { useCursorRows } from '@/table/paged-rows'

const PAGE = 100

/** Everything on record, newest first. Each part starts after the last entry of the one before. */
export const useActivityRows = (filter: Omit<ActivityFilter, 'before' | 'limit'>) =>
  useCursorRows<ActivityEntry, { rows: ActivityEntry[] }, string>({
    key: [...keys.activity, filter],
    fetch: async (before) => ({
      rows: await host.activityList({ ...filter, before, limit: PAGE }),
    }),
    next: ({ rows }) => (rows.length < PAGE ? null : (rows.at(-1)?.id ?? null)),
  })

export const useUndo = () =>
  useCall((id: string) => host.activityUndo(id), { stale: () => [keys.activity] })
