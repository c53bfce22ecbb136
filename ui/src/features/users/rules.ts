import { t } from '@lingui/core/macro'
import type { Profile } from '@/bindings'
import { bytesOf, faultOf } from '@/lib/json'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = { uid: 100, name: 100, url: 3000, metadataBytes: 5120, tags: 25, tag: 100 }

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

export function urlFault(url: string): string | null {
  if (url.trim() === '') return null
  if (url.length > LIMITS.url) return t`An address has at most 3,000 characters.`
  try {
    const { protocol } = new URL(url)
    if (protocol === 'https:' || protocol === 'http:') return null
  } catch {
    // Said below.
  }
  return t`Start the address with https:// or http://.`
}

export function tagsFault(tags: readonly string[]): string | null {
  if (tags.length > LIMITS.tags) return t`A user has at most 25 tags.`
  return tags.some((tag) => [...tag].length > LIMITS.tag)
    ? t`A tag has at most 100 characters.`
    : null
}

export function metadataFault(json: string): string | null {
  if (json.trim() === '') return null
  if (faultOf(json)) return t`This is not valid JSON yet.`
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return t`Metadata is one JSON object, in curly brackets.`
  }
  return bytesOf(json) > LIMITS.metadataBytes ? t`Metadata has at most 5,120 bytes.` : null
}

export const userRules = {
  name: nameFault,
  avatar: urlFault,
  link: urlFault,
  tags: tagsFault,
  metadata: metadataFault,
}
