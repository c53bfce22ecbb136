/** A job between its dry run and its beginning. */
import type { JobRequest, JobRow } from '@/bindings'
import { host } from '@/ipc/host'
import { read } from '@/ipc/query'

/** What a job would do. Asked once for each time its dialog is open, and never again. */
export const planQuery = (nonce: number, request: JobRequest) => ({
  ...read(['job plan', nonce, request], () => host.jobPlan(request)),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
})

/** Begins a job that was planned; an export asks where its file goes first, which may end it. */
export const beginJob = (id: string, typed: string, isExport: boolean): Promise<JobRow | null> =>
  isExport ? host.jobExport(id) : host.jobBegin(id, typed)
