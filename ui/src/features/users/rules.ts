import { t } from '@lingui/core/macro'
import { metadataFault, SHARED_LIMITS, tagsFault, urlFault } from '@/form/faults'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = { ...SHARED_LIMITS, uid: 100 }

export type UserValues = {
  uid: string
  name: string
  role: string
  avatar: string
  link: string
  statusMessage: string
  tags: string[]
  metadata: string
}

/** Why a user that is turned off cannot be edited, or nothing: the service takes no changes. */
export function whyNotEdit(user: { deactivatedAt: number | null } | undefined): string | null {
  return user && user.deactivatedAt !== null ? t`Reactivate the user first.` : null
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
