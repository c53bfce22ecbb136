import { t } from '@lingui/core/macro'
import type { JobRow, JobStage } from '@/bindings'
import type { Rights } from '@/rights/use-rights'

const OVER: readonly JobStage[] = ['done', 'failed', 'stopped']

/** Whether nothing more will be done for a job. */
export function isOver(job: JobRow): boolean {
  return OVER.includes(job.stage)
}

/**
 * Why this installation may not go on with a job, try it again or take it back, or nothing. A job
 * does not tell its act, but whether it writes a file and with how many it deals; what takes more,
 * the core refuses.
 */
export function whyNotAct(job: JobRow, why: Rights): string | null {
  return job.file === null ? why('usersRole', job.tally.total) : why('listExport')
}

export function whyNotPause(job: JobRow): string | null {
  return job.stage === 'running' ? null : t`It does not run.`
}

export function whyNotGoOn(job: JobRow): string | null {
  if (job.stage === 'paused' || job.stage === 'interrupted') return null
  return job.stage === 'running' ? t`It runs already.` : t`It is over.`
}

export function whyNotStop(job: JobRow): string | null {
  return isOver(job) ? t`It is over.` : null
}

export function whyNotRetry(job: JobRow): string | null {
  if (job.canRetry) return null
  if (job.tally.failed === 0) return t`Nothing failed.`
  return t`It can be tried again once the job is through.`
}

export function whyNotSave(job: JobRow): string | null {
  return job.tally.failed + job.tally.open === 0 ? t`Nothing failed.` : null
}

export function whyNotUndo(job: JobRow): string | null {
  if (job.undo) return null
  return isOver(job) ? t`There is no way back, or it was gone already.` : t`Stop it first.`
}

export function whyNotRemove(job: JobRow): string | null {
  return isOver(job) ? null : t`Stop it first.`
}
