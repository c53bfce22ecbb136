import { t } from '@lingui/core/macro'
import type { Act, ActivityEntry } from '@/bindings'
import { isAct } from '@/rights/needed'
import type { Rights } from '@/rights/use-rights'

/** What takes an act back, where that is another act that takes another profile. */
const BACK: Partial<Record<Act, Act>> = {
  noticesReset: 'noticesUpdate',
  roleCreate: 'roleDelete',
  roleDelete: 'roleCreate',
  settingsReset: 'settingsSet',
  userCreate: 'usersDeactivate',
  webhookCreate: 'webhookDelete',
  webhookDelete: 'webhookCreate',
}

/** Why a change cannot be taken back, or nothing. */
export function whyNotUndo(entry: ActivityEntry, why: Rights): string | null {
  if (entry.undo === 'done') return t`It was undone already.`
  if (entry.undo === 'none') return t`CometChat has no way back for this.`
  // Of another version of Halley: the core knows.
  if (!isAct(entry.act)) return null
  // The record names one user, or says how many they were.
  const count = entry.object?.kind === 'users' ? 2 : 1
  return why(BACK[entry.act] ?? entry.act, count)
}
