import { t } from '@lingui/core/macro'
import type { RoleRow } from '@/bindings'
import { metadataFault } from '@/form/faults'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = {
  role: 100,
  name: 100,
  description: 255,
  roles: 25,
}

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

/** Why a role cannot be deleted, or nothing. */
export function whyNotDelete(role: Pick<RoleRow, 'role'>): string | null {
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

export const roleRules = {
  name: nameFault,
  description: descriptionFault,
  metadata: metadataFault,
}
