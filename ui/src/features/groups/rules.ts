import { t } from '@lingui/core/macro'
import type { MemberScope, Profile } from '@/bindings'
import { bytesOf, faultOf } from '@/lib/json'

/** Limits of the service (`contract/semantics.md` sections 5 and 8); members at once is Halley's. */
export const LIMITS = {
  guid: 100,
  name: 100,
  password: 100,
  description: 255,
  url: 3000,
  metadataBytes: 5120,
  tags: 25,
  tag: 100,
  membersAtOnce: 1000,
}

export const SCOPES = ['participant', 'moderator', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export type GroupValues = {
  guid: string
  name: string
  kind: string
  /** Whether one is typed; what it is, only its field knows. */
  password: boolean
  description: string
  icon: string
  owner: string
  tags: string[]
  metadata: string
  members: MemberScope[]
}

/** Why this profile may not act on so many members, or nothing; the core holds to the same. */
export function whyNotMembers(profile: Profile, count: number): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' && count > 1
    ? t`The support profile acts on one member at a time.`
    : null
}

/** Why this profile may not make or change groups, or nothing. */
export function whyNotChange(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' ? t`The support profile does not make or change groups.` : null
}

/** Why this profile may not delete groups, or nothing. */
export function whyNotDelete(profile: Profile): string | null {
  return profile === 'manager'
    ? t`Only an administrator deletes groups with their messages.`
    : whyNotChange(profile)
}

/** Why a member stays as it is: whoever owns a group stays in it as its admin. */
export function whyNotOwner(owner: string | null, uids: readonly string[]): string | null {
  return owner !== null && uids.includes(owner)
    ? t`This user owns the group. Give the group another owner first.`
    : null
}

export function guidFault(guid: string): string | null {
  const text = guid.trim().toLowerCase()
  if (text === '') return t`Give the group a guid. It cannot be changed later.`
  if (text.length > LIMITS.guid) return t`A guid has at most 100 characters.`
  return isId(text) ? null : t`Only the letters a to z, digits, hyphen and underscore.`
}

export function nameFault(name: string): string | null {
  if (name.trim() === '') return t`Give the group a name.`
  return [...name.trim()].length > LIMITS.name ? t`A name has at most 100 characters.` : null
}

/** A password belongs to the type `password` alone, which needs one unless it has one already. */
export function passwordFault(password: string, kind: string, hasOne: boolean): string | null {
  if (kind !== 'password') return null
  if (password === '') return hasOne ? null : t`A group of this type needs a password.`
  if (password.trim() === '') return t`Spaces alone are no password.`
  return [...password].length > LIMITS.password ? t`A password has at most 100 characters.` : null
}

export function ownerFault(owner: string): string | null {
  const text = owner.trim().toLowerCase()
  return text === '' || isId(text) ? null : t`This is no uid.`
}

export function descriptionFault(text: string): string | null {
  return [...text.trim()].length > LIMITS.description
    ? t`A description has at most 255 characters.`
    : null
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
  if (tags.length > LIMITS.tags) return t`A group has at most 25 tags.`
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

export function membersFault(members: readonly MemberScope[]): string | null {
  return members.length > LIMITS.membersAtOnce
    ? t`At most 1,000 users at once. Import larger lists.`
    : null
}

export const groupRules = {
  name: nameFault,
  icon: urlFault,
  description: descriptionFault,
  tags: tagsFault,
  metadata: metadataFault,
}

export function isId(text: string): boolean {
  return /^[a-z0-9_-]{1,100}$/.test(text)
}
