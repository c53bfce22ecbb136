import { t } from '@lingui/core/macro'
import type { MemberScope } from '@/bindings'
import { isId, metadataFault, SHARED_LIMITS, tagsFault, urlFault } from '@/form/faults'

/** Limits of the service (`contract/semantics.md` sections 5 and 8). */
export const LIMITS = {
  ...SHARED_LIMITS,
  guid: 100,
  password: 100,
  description: 255,
}

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

export const groupRules = {
  name: nameFault,
  icon: urlFault,
  description: descriptionFault,
  tags: tagsFault,
  metadata: metadataFault,
}
