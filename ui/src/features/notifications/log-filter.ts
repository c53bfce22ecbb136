/** The filter of the log as the address keeps it, and as the core is asked. */
import type { LogFilter, LogOutcome, LogReceiver, LogWay } from '@/bindings'
import { oneOf, type Search, textOf } from '@/lib/search'
import { betweenOf } from '@/table/time-span'

/** Who carries what; a provider is only chosen for a way. */
export const PROVIDERS = {
  push: ['fcm', 'apns', 'custom'],
  email: ['sendgrid', 'custom'],
  sms: ['twilio', 'custom'],
} as const

export type Channel = keyof typeof PROVIDERS
export const CHANNELS: readonly Channel[] = ['push', 'email', 'sms']
export const RECEIVERS = ['user', 'group'] as const
export const OUTCOMES = ['sent', 'refused', 'heldBack'] as const

/** Parts of the address that filter the log. */
const NAMES = [
  'message',
  'time',
  'trigger',
  'sender',
  'to',
  'receiver',
  'member',
  'channel',
  'by',
  'end',
  'reason',
]

const some = (text: string) => (text === '' ? null : text)

/** What the address asks for. What depends on something else is left out where that is missing. */
export function filterOf(search: Search, now: Date = new Date()): LogFilter {
  const { from, until } = betweenOf(textOf(search, 'time'), now)
  return {
    message: textOf(search, 'message').trim(),
    from,
    to: until,
    trigger: some(textOf(search, 'trigger')),
    sender: textOf(search, 'sender'),
    receiver: receiverOf(search),
    way: wayOf(search),
    outcome: outcomeOf(search),
  }
}

function receiverOf(search: Search): LogReceiver | null {
  const receiver = some(textOf(search, 'receiver'))
  switch (oneOf(textOf(search, 'to'), RECEIVERS)) {
    case 'user':
      return { kind: 'user', uid: receiver }
    case 'group':
      return { kind: 'group', guid: receiver, member: some(textOf(search, 'member')) }
    default:
      return null
  }
}

function wayOf(search: Search): LogWay | null {
  const channel = oneOf(textOf(search, 'channel'), CHANNELS)
  if (channel === null) return null
  const provider = oneOf(textOf(search, 'by'), PROVIDERS[channel] as readonly string[])
  return { channel, provider } as LogWay
}

function outcomeOf(search: Search): LogOutcome | null {
  const kind = oneOf(textOf(search, 'end'), OUTCOMES)
  if (kind === null) return null
  return kind === 'heldBack' ? { kind, reason: some(textOf(search, 'reason')) } : { kind }
}

export function isFiltered(search: Search): boolean {
  return NAMES.some((name) => textOf(search, name) !== '')
}

export const NO_FILTER: Search = Object.fromEntries(NAMES.map((name) => [name, null]))
