/** Changes of notification settings that are not saved yet, as plain values, by their place. */
import type {
  NoticeChange,
  NoticeConflict,
  NoticeRow,
  NoticeSection,
  NoticeValue,
} from '@/bindings'

export type Edits = ReadonlyMap<string, NoticeChange>

export const NO_EDITS: Edits = new Map()

/** What is set at the service: the value of a row, or whether users may choose. */
export function setAt(row: NoticeRow, path: string): NoticeValue | null {
  return path === row.right ? row.may : row.value
}

/** What is set with the changes made here. */
export function wanted(row: NoticeRow, edits: Edits, path = row.path): NoticeValue | null {
  return edits.get(path)?.after ?? setAt(row, path)
}

/** Whether two values say the same; days and data are compared as JSON. */
export function same(one: NoticeValue | null, other: NoticeValue | null): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: NoticeValue | null): string {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return JSON.stringify(value)
  try {
    return JSON.stringify(sorted(JSON.parse(value)))
  } catch {
    return JSON.stringify(value)
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, sorted(each)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Wants another value; going back to what is set is no change any more. */
export function edited(edits: Edits, row: NoticeRow, path: string, after: NoticeValue): Edits {
  const next = new Map(edits)
  const before = setAt(row, path)
  if (same(before, after)) next.delete(path)
  else next.set(path, { path, before, after })
  return next
}

export function without(edits: Edits, path: string): Edits {
  const next = new Map(edits)
  next.delete(path)
  return next
}

/** What is left to save once somebody decided whose changes count. */
export function decided(
  edits: Edits,
  conflicts: readonly NoticeConflict[],
  whose: 'mine' | 'theirs',
): Edits {
  const next = new Map(edits)
  for (const { change, now } of conflicts) {
    if (whose === 'theirs') next.delete(change.path)
    else next.set(change.path, { ...change, before: now })
  }
  return next
}

/** The row that a place belongs to, with its section. */
export function rowOf(sections: readonly NoticeSection[], path: string) {
  for (const section of sections) {
    const row = section.rows.find((each) => each.path === path || each.right === path)
    if (row) return { section, row }
  }
  return null
}

/** Whether a setting is not as in a new app. */
export function isUnusual(row: NoticeRow): boolean {
  return row.usual !== null && row.value !== null && !same(row.usual, row.value)
}
