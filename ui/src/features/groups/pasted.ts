import type { MemberScope } from '@/bindings'
import { isId, SCOPES } from './rules'

/** What a pasted text holds: users with scopes, and what can be no uid. */
export type Pasted = { members: MemberScope[]; wrong: string[] }

const TITLES = new Set(['uid', 'scope'])

/**
 * Reads uids out of what somebody pasted: parted by lines, commas, semicolons, tabs or spaces, in
 * quotes or not. A scope after a uid is that user's own, so that two columns of a sheet can be
 * pasted as they are, with their titles.
 */
export function readPasted(text: string, scope: string): Pasted {
  const members = new Map<string, MemberScope>()
  const wrong: string[] = []
  let last: MemberScope | null = null
  for (const raw of text.split(/[\s,;]+/)) {
    const word = raw.replace(/^["']+|["']+$/g, '').toLowerCase()
    if (word === '') continue
    if (last !== null && SCOPES.some((each) => each === word)) {
      last.scope = word
      last = null
    } else if (members.size === 0 && TITLES.has(word)) {
      last = null
    } else if (isId(word)) {
      last = members.get(word) ?? { uid: word, scope }
      members.set(word, last)
    } else {
      wrong.push(raw)
      last = null
    }
  }
  return { members: [...members.values()], wrong }
}

/** Adds members to a list; whoever is named again gets the later scope. */
export function joined(
  before: readonly MemberScope[],
  more: readonly MemberScope[],
): MemberScope[] {
  const all = new Map(before.map((each) => [each.uid, each]))
  for (const each of more) all.set(each.uid, each)
  return [...all.values()]
}
