import { t } from '@lingui/core/macro'
import type { Profile, RoleRow } from '@/bindings'
import { bytesOf, faultOf } from '@/lib/json'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = { role: 100, name: 100, description: 255, metadataBytes: 5120, roles: 25 }

/** The role of everybody who has no other. */
export const DEFAULT_ROLE = 'default'

export type RoleValues = {
  role: string
  name: string
  description: string
  metadata: string
  listUsers: string
  sendMessagesTo: string
}

/** Why this profile may not change roles and what they may do, or nothing; the core agrees. */
export function whyNotChange(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' ? t`The support profile does not change roles.` : null
}

/** Why this profile may not delete this role, or nothing. */
export function whyNotDelete(profile: Profile, role: Pick<RoleRow, 'role'>): string | null {
  const why = whyNotChange(profile)
  if (why) return why
  if (profile === 'manager') return t`Only an administrator deletes roles.`
  return role.role === DEFAULT_ROLE
    ? t`Every user without another role has this one, so it stays.`
    : null
}

/** Why no further role can be made, or nothing. */
export function whyNotCreate(roles: readonly RoleRow[]): string | null {
  return roles.length >= LIMITS.roles ? t`An app has at most 25 roles. Delete one first.` : null
}

export function roleFault(role: string): string | null {
  const text = role.trim().toLowerCase()
  if (text === '') return t`Give the role an id. It cannot be changed later.`
  if (text.length > LIMITS.role) return t`An id has at most 100 characters.`
  return /^[a-z0-9_-]+$/.test(text)
    ? null
    : t`Only the letters a to z, digits, hyphen and underscore.`
}

function nameFault(name: string): string | null {
  if (name.trim() === '') return t`Give the role a name.`
  return [...name.trim()].length > LIMITS.name ? t`A name has at most 100 characters.` : null
}

function descriptionFault(text: string): string | null {
  return [...text.trim()].length > LIMITS.description
    ? t`A description has at most 255 characters.`
    : null
}

function metadataFault(json: string): string | null {
  if (json.trim() === '') return null
  if (faultOf(json)) return t`This is not valid JSON yet.`
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return t`Metadata is one JSON object, in curly brackets.`
  }
  return bytesOf(json) > LIMITS.metadataBytes ? t`Metadata has at most 5,120 bytes.` : null
}

export const roleRules = {
  name: nameFault,
  description: descriptionFault,
  metadata: metadataFault,
}
