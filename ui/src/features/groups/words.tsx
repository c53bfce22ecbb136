import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { BatchReport } from '@/bindings'

/** Who may find and join the group, in a word. */
export function GroupKind({ kind }: { kind: string }) {
  if (kind === 'public') return <Trans comment="type of a group">public</Trans>
  if (kind === 'private') return <Trans comment="type of a group">private</Trans>
  if (kind === 'password') return <Trans comment="type of a group">password</Trans>
  return kind
}

/** What a scope is called. */
export function scopeName(scope: string): string {
  if (scope === 'admin') return t({ message: 'admin', comment: 'scope in a group' })
  if (scope === 'moderator') return t({ message: 'moderator', comment: 'scope in a group' })
  if (scope === 'participant') return t({ message: 'participant', comment: 'scope in a group' })
  return scope
}

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

/** What was thrown, as a message above the page shows it. */
export function problemOf(thrown: unknown): { message: string; advice: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const advice = thrown instanceof Error && 'advice' in thrown ? String(thrown.advice) : ''
  return { message, advice }
}
