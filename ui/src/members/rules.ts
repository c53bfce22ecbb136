import { t } from '@lingui/core/macro'
import type { JobTask, MembersChange, Selection } from '@/bindings'

/** More are added, moved, kicked and banned as a job. */
export const AT_ONCE = 100

export const SCOPES = ['participant', 'moderator', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** What a scope is called. */
export function scopeName(scope: string): string {
  if (scope === 'admin') return t({ message: 'admin', comment: 'scope in a group' })
  if (scope === 'moderator') return t({ message: 'moderator', comment: 'scope in a group' })
  if (scope === 'participant') return t({ message: 'participant', comment: 'scope in a group' })
  return scope
}

/** What many members go through as a job, in the core's terms. */
export function membersJob(
  guid: string,
  change: MembersChange,
  members: readonly { uid: string }[],
): { task: JobTask; selection: Selection } {
  return {
    task: { kind: 'members', guid, change },
    selection: { kind: 'some', uids: members.map((each) => each.uid) },
  }
}

/** Why a member stays as it is: whoever owns a group stays in it as its admin. */
export function whyNotOwner(owner: string | null, uids: readonly string[]): string | null {
  return owner !== null && uids.includes(owner)
    ? t`This user owns the group. Give the group another owner first.`
    : null
}
