import type { CallFilter } from '@/bindings'
import { oneOf, type Search, textOf } from '@/lib/search'
import { betweenOf, isSpan } from '@/table/time-span'

export const KINDS = ['audio', 'video'] as const
export const MODES = ['call', 'meet', 'presenter'] as const
export const STATES = ['ongoing', 'ended', 'rejected', 'unanswered'] as const
export const RECEIVERS = ['user', 'group'] as const
export const YES_NO = ['yes', 'no'] as const

/** What the address says about the list of calls. */
export function filterOf(search: Search): CallFilter {
  const has = (name: string) => {
    const value = oneOf(textOf(search, name), YES_NO)
    return value === null ? null : value === 'yes'
  }
  const when = textOf(search, 'when')
  const { from, until } = isSpan(when) ? betweenOf(when) : { from: null, until: null }
  const people = textOf(search, 'people')
  return {
    kind: oneOf(textOf(search, 'kind'), KINDS),
    mode: oneOf(textOf(search, 'mode'), MODES),
    status: oneOf(textOf(search, 'status'), STATES),
    receiverType: oneOf(textOf(search, 'to'), RECEIVERS),
    recorded: has('recorded'),
    transcribed: has('transcribed'),
    participants: /^\d{1,4}$/.test(people) ? Number(people) : null,
    uid: textOf(search, 'uid') || null,
    from,
    to: until,
  }
}

/** Takes every filter off. */
export const NO_FILTER: Search = {
  kind: null,
  mode: null,
  status: null,
  to: null,
  recorded: null,
  transcribed: null,
  people: null,
  uid: null,
  when: null,
}

export function isFiltered(filter: CallFilter): boolean {
  return Object.values(filter).some((value) => value !== null)
}
