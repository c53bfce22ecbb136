import { t } from '@lingui/core/macro'
import type { MaskedKey } from '@/bindings'

/** Limits of the service (`contract/semantics.md` sections 1 and 5). */
export const LIMITS = { name: 100, keys: 25 }

const DAY = 86_400

/** Why no further key can be made, or nothing. */
export function whyNotCreate(keys: readonly MaskedKey[]): string | null {
  return keys.length >= LIMITS.keys ? t`An app has at most 25 keys. Delete one first.` : null
}

/** Why a key cannot be renamed, or nothing. */
export function whyNotRename(key: MaskedKey): string | null {
  return key.inUse ? t`Halley uses this key, and no key renames itself.` : null
}

/** Why a key cannot be deleted, or nothing. */
export function whyNotDelete(key: MaskedKey, keys: readonly MaskedKey[]): string | null {
  const full = keys.filter((each) => each.scope === 'fullAccess')
  if (key.scope === 'fullAccess' && full.length <= 1) {
    return t`This is the last key with full access. Without one nobody could manage the app.`
  }
  return key.inUse ? t`Halley uses this key. Have it use another one first.` : null
}

/** Why Halley cannot work with a key, or nothing. */
export function whyNotUse(key: MaskedKey): string | null {
  if (key.inUse) return t`Halley uses this key already.`
  return key.scope === 'fullAccess' ? null : t`This key may only sign users in.`
}

/** What has to be typed to delete a key: its name, or its tail where it has none. */
export function typedFor(key: MaskedKey): string {
  return key.name.trim() === '' ? key.masked : key.name.trim()
}

export function nameFault(name: string): string | null {
  if (name.trim() === '') return t`Give the key a name that says who uses it.`
  return [...name.trim()].length > LIMITS.name ? t`A name has at most 100 characters.` : null
}

/** Days since a key was made; nothing where that is not known. */
export function ageOf(key: MaskedKey, now: number): number | null {
  return key.createdAt === null ? null : Math.floor((now - key.createdAt) / DAY)
}

/** Whether a key is older than the days after which one is to be replaced; never without them. */
export function isOld(key: MaskedKey, now: number, days: number | null): boolean {
  const age = ageOf(key, now)
  return age !== null && days !== null && age > days
}
