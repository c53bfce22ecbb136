import type { AppRef, ImportKind, ImportMapping, JobItemRow } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'
import { useCursorRows } from '@/table/paged-rows'

const PAGE = 200

/** A whole file looked over with a mapping; asked again for every other mapping. */
export const previewQuery = (id: string, mapping: ImportMapping) => ({
  ...read(['import preview', id, mapping], () => host.importPreview(id, mapping)),
  staleTime: Number.POSITIVE_INFINITY,
})

export const useChooseFile = () => useCall((kind: ImportKind) => host.importChoose(kind))

export const useOpenDropped = () =>
  useCall(({ kind, drop }: { kind: ImportKind; drop: string }) => host.importDropped(kind, drop))

export const usePlanImport = (app: AppRef) =>
  useCall(({ id, mapping }: { id: string; mapping: ImportMapping }) =>
    host.importPlan(app, id, mapping),
  )

/** The rows that the dry run refused. */
export const useRefused = (job: string) =>
  useCursorRows<JobItemRow, { rows: JobItemRow[] }, number>({
    key: [...keys.jobs, job, 'refused'],
    fetch: async (after) => ({
      rows: await host.jobItems({ id: job, state: 'failed', after: after ?? 0, limit: PAGE }),
    }),
    next: ({ rows }) => (rows.length < PAGE ? null : (rows.at(-1)?.seq ?? null)),
  })
