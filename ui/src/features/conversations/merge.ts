import type { MessagesPage, MessageView } from '@/bindings'

/** Messages of a conversation as far as they are loaded: one stretch without gaps. */
export type Stretch = {
  /** Oldest first, each once. */
  messages: readonly MessageView[]
  /** Whether there are more before the first. */
  older: boolean
  /** Whether there are more after the last: then new ones are not added at the end. */
  newer: boolean
  /** How many were said meanwhile and added at the end. */
  arrived: number
  /** Said while what is newer is being read: the page under way may have been taken before. */
  late: readonly MessageView[] | null
}

export const NOTHING: Stretch = {
  messages: [],
  older: false,
  newer: false,
  arrived: 0,
  late: null,
}

/** Order of messages: by number, which grows with time. */
export function inOrder(a: MessageView, b: MessageView): number {
  return Number(a.id) - Number(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Both sets in order, the second winning where both have a message. */
export function merged(
  before: readonly MessageView[],
  more: readonly MessageView[],
): readonly MessageView[] {
  if (more.length === 0) return before
  const byId = new Map(before.map((each) => [each.id, each]))
  for (const each of more) byId.set(each.id, each)
  return [...byId.values()].sort(inOrder)
}

/** Only messages that are already there are replaced. */
export function replaced(
  before: readonly MessageView[],
  changed: readonly MessageView[],
): readonly MessageView[] {
  const byId = new Map(changed.map((each) => [each.id, each]))
  if (!before.some((each) => byId.has(each.id))) return before
  return before.map((each) => byId.get(each.id) ?? each)
}

/** The stretch with what was just said: at its end, or kept until it reaches there. */
export function withArrived(was: Stretch, more: readonly MessageView[]): Stretch {
  if (was.newer) return was.late === null ? was : { ...was, late: merged(was.late, more) }
  const messages = merged(was.messages, more)
  return { ...was, messages, arrived: was.arrived + messages.length - was.messages.length }
}

/** The stretch with a page at its beginning. */
export function withOlder(was: Stretch, page: MessagesPage): Stretch {
  return { ...was, messages: merged(was.messages, page.messages), older: page.older }
}

/** The stretch with a page at its end, and with what came late once nothing lies between. */
export function withNewer(was: Stretch, page: MessagesPage): Stretch {
  const late = page.newer ? [] : (was.late ?? [])
  // A page that has a message too does not make it less new.
  const { arrived } = withArrived({ ...was, newer: false }, late)
  const messages = merged(merged(was.messages, page.messages), late)
  return { ...was, messages, newer: page.newer, arrived, late: null }
}

/** The stretch with messages as they are now. */
export function withChanged(was: Stretch, changed: readonly MessageView[]): Stretch {
  const messages = replaced(was.messages, changed)
  return { ...was, messages, late: was.late && replaced(was.late, changed) }
}

export type Block =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'note'; key: string; message: MessageView }
  | { kind: 'group'; key: string; messages: MessageView[] }

const PAUSE_SECS = 5 * 60

/** Day dividers, notes of what happened, and what one person said in one go. */
export function blocksOf(messages: readonly MessageView[]): Block[] {
  const blocks: Block[] = []
  let day = ''
  for (const message of messages) {
    const today = new Date(message.sentAt * 1000).toDateString()
    if (today !== day) {
      day = today
      blocks.push({ kind: 'day', key: `day-${today}`, at: message.sentAt })
    }
    const last = blocks.at(-1)
    if (message.action !== null || message.call !== null) {
      blocks.push({ kind: 'note', key: message.id, message })
    } else if (last?.kind === 'group' && goesOn(last.messages.at(-1), message)) {
      last.messages.push(message)
    } else {
      blocks.push({ kind: 'group', key: message.id, messages: [message] })
    }
  }
  return blocks
}

function goesOn(before: MessageView | undefined, after: MessageView): boolean {
  return (
    before !== undefined &&
    before.sender.uid === after.sender.uid &&
    after.sentAt - before.sentAt < PAUSE_SECS
  )
}
