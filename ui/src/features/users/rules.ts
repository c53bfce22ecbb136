import { t } from '@lingui/core/macro'
import type { Profile } from '@/bindings'
import { metadataFault, SHARED_LIMITS, tagsFault, urlFault } from '@/form/faults'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = { ...SHARED_LIMITS, uid: 100 }

export type UserValues = {
  uid: string
  name: string
  role: string
  avatar: string
  link: string
  tags: string[]
  metadata: string
}

/** Why this profile may not change users, or nothing; the core's gate holds to the same. */
export function whyNotChange(profile: Profile): string | null {
  return profile === 'readOnly' ? t`This installation may only read. Preferences say why.` : null
}

/** Why this profile may not delete users for good, or nothing. */
export function whyNotDelete(profile: Profile): string | null {
  return profile === 'support'
    ? t`The support profile does not delete users for good.`
    : whyNotChange(profile)
}

export function uidFault(uid: string): string | null {
  const text = uid.trim().toLowerCase()
  if (text === '') return t`Give the user a uid.`
  if (text.length > LIMITS.uid) return t`A uid has at most 100 characters.`
  if (!/^[a-z0-9_-]+$/.test(text)) {
    return t`Only the letters a to z, digits, hyphen and underscore.`
  }
  return null
}

export function nameFault(name: string): string | null {
  if (name.trim() === '') return t`Give the user a name.`
  return [...name].length > LIMITS.name ? t`A name has at most 100 characters.` : null
}

export const userRules = {
  name: nameFault,
  avatar: urlFault,
  link: urlFault,
  tags: tagsFault,
  metadata: metadataFault,
}
