import type { JobItemRow, JobItemState } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { useCursorRows } from '@/table/paged-rows'

const PAGE = 200

/** What became of the items of a job, those in one state alone. */
export const useJobItems = (id: string, state: JobItemState) =>
  useCursorRows<JobItemRow, { rows: JobItemRow[] }, number>({
    key: [...keys.jobs, id, 'items', state],
    fetch: async (after) => ({
      rows: await host.jobItems({ id, state, after: after ?? 0, limit: PAGE }),
    }),
    next: ({ rows }) => (rows.length < PAGE ? null : (rows.at(-1)?.seq ?? null)),
  })

/** What can be done with a job; the list is read again after each. */
export function useJobActs() {
  const stale = { stale: () => [keys.jobs, keys.activity] }
  return {
    pause: useCall((id: string) => host.jobPause(id), stale),
    goOn: useCall((id: string) => host.jobGoOn(id), stale),
    stop: useCall((id: string) => host.jobStop(id), stale),
    retry: useCall((id: string) => host.jobRetry(id), stale),
    remove: useCall((id: string) => host.jobRemove(id), stale),
    undo: useCall((id: string) => host.activityUndo(id), stale),
    save: useCall((id: string) => host.jobFailuresSave(id)),
  }
}
