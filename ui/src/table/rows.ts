import type { ConsoleError } from '@/ipc/error'

/** How much the number of rows says: "12,480", "about 12,000", "at least 200". */
export type CountKind = 'exact' | 'about' | 'atLeast'

/**
 * Rows as the table sees them: a count and whatever is loaded. It reads row by row while it
 * scrolls and never waits; a row that is not there yet is drawn as a skeleton of its height.
 */
export type Rows<T> = {
  /** Changes when the list is another one (filter, sort): the table goes back to its top. */
  listKey: string
  /** Null until known for the first time. */
  total: number | null
  countKind: CountKind
  at: (index: number) => T | undefined
  /** Told by the table what is in view. */
  inView: (first: number, last: number) => void
  /** Newer rows are on their way while these stay. */
  refreshing: boolean
  problem: ConsoleError | null
  retry: () => void
}

/** The loaded rows among `[first, last]`. */
export function loadedBetween<T>(rows: Rows<T>, first: number, last: number): T[] {
  const found: T[] = []
  for (let index = first; index <= last; index += 1) {
    const row = rows.at(index)
    if (row !== undefined) found.push(row)
  }
  return found
}
