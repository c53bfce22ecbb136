import { t } from '@lingui/core/macro'
import type { BatchReport } from '@/bindings'

/** What of a batch went wrong, in a sentence and the first reason; nothing when all went well. */
export function reportOf(report: BatchReport): { message: string; advice: string } | null {
  const [first] = report.failed
  if (!first) return null
  const n = report.failed.length
  return {
    message: n === 1 ? t`${first.id} was left as it is.` : t`${n} users were left as they are.`,
    advice: first.message,
  }
}
