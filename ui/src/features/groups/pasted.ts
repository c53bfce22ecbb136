import type { MemberScope } from '@/bindings'
import { isId } from '@/form/faults'
import { SCOPES } from '@/members/rules'

/** What a pasted text holds: users with scopes, and what can be no uid. */
export type Pasted = { members: MemberScope[]; wrong: string[] }

const TITLES = new Set(['uid', 'scope'])
const UID_TITLES = new Set(['uid', 'user id', 'userid', 'user_id', 'id'])

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

/**
 * Reads uids out of a file: the column that is called so, else the first one, with the scopes of
 * the column `scope` where there is one.
 */
export function readUidFile(text: string, scope: string): Pasted {
  const [head = [], ...rest] = readSheet(text)
  const titles = head.map((title) => title.trim().toLowerCase())
  const at = titles.findIndex((title) => UID_TITLES.has(title))
  const scopeAt = titles.indexOf('scope')
  const members = new Map<string, MemberScope>()
  const wrong: string[] = []
  for (const row of at < 0 ? [head, ...rest] : rest) {
    const raw = row[Math.max(at, 0)]?.trim() ?? ''
    const uid = raw.toLowerCase()
    const own = row[scopeAt]?.trim().toLowerCase()
    if (uid === '') continue
    if (!isId(uid)) wrong.push(raw)
    else members.set(uid, { uid, scope: SCOPES.find((each) => each === own) ?? scope })
  }
  return { members: [...members.values()], wrong }
}

/** The cells of a file of values parted by commas, semicolons or tabs, whichever is in its head. */
function readSheet(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '')
  const head = plain.split(/\r?\n/, 1)[0] ?? ''
  const part = ['\t', ';', ','].find((each) => head.includes(each)) ?? ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    row.push(cell)
    rows.push(row)
    row = []
    cell = ''
  }
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at]
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (plain[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === part) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
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
