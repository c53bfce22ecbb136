/** Rules that users and groups share, with the sentence that stands at the field. */
import { t } from '@lingui/core/macro'
import { bytesOf, faultOf } from '@/lib/json'

/** Limits of the service (`contract/semantics.md` section 5). */
export const SHARED_LIMITS = {
  name: 100,
  url: 3000,
  metadataBytes: 5120,
  tags: 25,
  tag: 100,
}

/** An id as the service takes it: a uid or guid. */
export function isId(text: string): boolean {
  return /^[a-z0-9_-]{1,100}$/.test(text)
}

export function urlFault(url: string): string | null {
  if (url.trim() === '') return null
  if (url.length > SHARED_LIMITS.url) return t`An address has at most 3,000 characters.`
  try {
    const { protocol } = new URL(url)
    if (protocol === 'https:' || protocol === 'http:') return null
  } catch {
    // Said below.
  }
  return t`Start the address with https:// or http://.`
}

export function tagsFault(tags: readonly string[]): string | null {
  if (tags.length > SHARED_LIMITS.tags) return t`At most 25 tags.`
  return tags.some((tag) => [...tag].length > SHARED_LIMITS.tag)
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
  return bytesOf(json) > SHARED_LIMITS.metadataBytes ? t`Metadata has at most 5,120 bytes.` : null
}
