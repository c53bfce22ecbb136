import type { MessageView } from '@/bindings'

/** Messages of a conversation as far as they are loaded: one stretch without gaps. */
export type Stretch = {
  /** Oldest first, each once. */
  messages: readonly MessageView[]
  /** Whether there are more before the first. */
  older: boolean
  /** Whether there are more after the last: then new ones are not added at the end. */
  newer: boolean
}

export const NOTHING: Stretch = { messages: [], older: false, newer: false }

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

/** How many of `more` are not among `before`. */
export function countNew(before: readonly MessageView[], more: readonly MessageView[]): number {
  const known = new Set(before.map((each) => each.id))
  return more.filter((each) => !known.has(each.id)).length
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
