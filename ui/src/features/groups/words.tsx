import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'

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

/** What was thrown, as a message above the page shows it. */
export function problemOf(thrown: unknown): { message: string; advice: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const advice = thrown instanceof Error && 'advice' in thrown ? String(thrown.advice) : ''
  return { message, advice }
}
