import { t } from '@lingui/core/macro'
import type { Profile, TriggerFamily, WebhookDraft, WebhookFields, WebhookRow } from '@/bindings'

/** Limits of the service (`contract/semantics.md` section 5). */
export const LIMITS = { id: 50, name: 50, url: 255, username: 50, password: 100, webhooks: 25 }

/** Why this profile may not change webhooks or send to them, or nothing; the core agrees. */
export function whyNotChange(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' ? t`The support profile does not change webhooks.` : null
}

/** Why this profile may not delete webhooks, or nothing. */
export function whyNotDelete(profile: Profile): string | null {
  return (
    whyNotChange(profile) ??
    (profile === 'manager' ? t`Only an administrator deletes webhooks.` : null)
  )
}

/** Why no further webhook can be made, or nothing. */
export function whyNotCreate(webhooks: readonly WebhookRow[]): string | null {
  return webhooks.length >= LIMITS.webhooks
    ? t`An app has at most 25 webhooks. Delete one first.`
    : null
}

export function idFault(id: string): string | null {
  const text = id.trim()
  if (text === '') return t`Give the webhook an id. It cannot be changed later.`
  return /^[A-Za-z0-9_-]{1,50}$/.test(text)
    ? null
    : t`At most 50 letters, digits, hyphens and underscores.`
}

export function nameFault(name: string): string | null {
  const text = name.trim()
  if (text === '') return t`Give the webhook a name.`
  return [...text].length > LIMITS.name ? t`A name has at most 50 characters.` : null
}

/** What is wrong with an address; `here` takes those of this computer, as the demo does. */
export function urlFault(text: string, here: boolean): string | null {
  if (text.trim().length > LIMITS.url) return t`An address has at most 255 characters.`
  if (!URL.canParse(text.trim())) return t`This is not a web address. It begins with https://.`
  const url = new URL(text.trim())
  if (url.username !== '' || url.password !== '') {
    return t`Put name and password into the fields below, not into the address.`
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local && here)) return null
  return t`CometChat tells only addresses that begin with https://.`
}

export function usernameFault(text: string, needed: boolean): string | null {
  if (text.trim() === '') return needed ? t`Basic authentication needs a name.` : null
  return /^[A-Za-z0-9]{1,50}$/.test(text.trim())
    ? null
    : t`At most 50 letters and digits, without spaces.`
}

/** How many of a family are chosen; the family itself has no other state than this. */
export function chosenOf(
  family: Pick<TriggerFamily, 'triggers'>,
  chosen: readonly string[],
): 'all' | 'some' | 'none' {
  const count = family.triggers.filter(({ id }) => chosen.includes(id)).length
  if (count === 0) return 'none'
  return count === family.triggers.length ? 'all' : 'some'
}

/** Chosen triggers that no family knows; they are kept and shown by their ids. */
export function unknownOf(
  families: readonly TriggerFamily[],
  chosen: readonly string[],
): readonly string[] {
  const known = new Set(families.flatMap((family) => family.triggers.map(({ id }) => id)))
  return chosen.filter((id) => !known.has(id))
}

export const FIELDS = ['name', 'url', 'enabled', 'retry', 'basicAuth', 'username'] as const

export type Difference =
  | { field: keyof WebhookFields; before: string; after: string }
  | { field: 'triggers'; added: readonly string[]; removed: readonly string[] }

/** What differs between two states of a webhook; the order of triggers means nothing. */
export function differences(before: WebhookDraft, after: WebhookDraft): readonly Difference[] {
  const found: Difference[] = FIELDS.filter(
    (field) => before.fields[field] !== after.fields[field],
  ).map((field) => ({
    field,
    before: valueWords(before.fields[field]),
    after: valueWords(after.fields[field]),
  }))
  const added = after.triggers.filter((id) => !before.triggers.includes(id))
  const removed = before.triggers.filter((id) => !after.triggers.includes(id))
  return added.length + removed.length > 0
    ? [...found, { field: 'triggers', added, removed }]
    : found
}

/** What this person changed, put on top of what somebody else made of it meanwhile. */
export function merged(seen: WebhookDraft, wanted: WebhookDraft, now: WebhookDraft): WebhookDraft {
  const mine = FIELDS.filter((field) => seen.fields[field] !== wanted.fields[field])
  const fields = Object.assign(
    { ...now.fields },
    ...mine.map((field) => ({ [field]: wanted.fields[field] })),
  )
  const removed = seen.triggers.filter((id) => !wanted.triggers.includes(id))
  const added = wanted.triggers.filter((id) => !seen.triggers.includes(id))
  const kept = now.triggers.filter((id) => !removed.includes(id))
  return { fields, triggers: [...kept, ...added.filter((id) => !kept.includes(id))] }
}

/** A webhook as its form holds it; only where its triggers could be read. */
export function draftOf(row: WebhookRow): WebhookDraft {
  return { fields: row.fields, triggers: row.triggers ?? [] }
}

/** A value of a field in words. */
export function valueWords(value: string | boolean | null): string {
  if (value === null) return t`not told by CometChat`
  if (value === true) return t({ message: 'on', comment: 'a switch' })
  if (value === false) return t({ message: 'off', comment: 'a switch' })
  return value === '' ? t`empty` : value
}

export function fieldName(field: Difference['field']): string {
  const names: Record<Difference['field'], string> = {
    name: t`Name`,
    url: t`Address`,
    enabled: t`On`,
    retry: t`Try again`,
    basicAuth: t`Basic authentication`,
    username: t`User name`,
    triggers: t`Triggers`,
  }
  return names[field]
}
