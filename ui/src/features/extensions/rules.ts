import { t } from '@lingui/core/macro'
import type { ExtensionRow, ExtensionSetUp, Profile } from '@/bindings'

export const SHOWN = ['all', 'on', 'off', 'setup'] as const
export type Shown = (typeof SHOWN)[number]

/** Why this profile may not change extensions, or nothing; the core agrees. */
export function whyNotChange(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' ? t`The support profile does not change extensions.` : null
}

export type SetUps = ReadonlyMap<string, ExtensionSetUp['state']>

/** What an extension that is on still needs, or nothing. */
export function missingOf(row: ExtensionRow, setUps: SetUps): readonly string[] {
  const state = setUps.get(row.id)
  return row.on && state?.kind === 'missing' ? state.labels : []
}

/** Whether a card is shown: by its words, and by whether it is on or needs something. */
export function isShown(row: ExtensionRow, words: string, shown: Shown, setUps: SetUps): boolean {
  const text = [row.name, row.id, row.category, row.onMeans, row.offMeans].join(' ').toLowerCase()
  const found = words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
  if (!found) return false
  if (shown === 'on') return row.on
  if (shown === 'off') return !row.on
  return shown === 'all' || missingOf(row, setUps).length > 0
}

/** Cards by category, in the order of their first cards' names. */
export function byCategory(rows: readonly ExtensionRow[]): [string, ExtensionRow[]][] {
  const groups = new Map<string, ExtensionRow[]>()
  for (const row of rows) groups.set(row.category, [...(groups.get(row.category) ?? []), row])
  return [...groups].sort(([one], [other]) => one.localeCompare(other))
}
