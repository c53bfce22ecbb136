import type { ConsoleError } from '@/ipc/error'
import type { Rows } from './rows'

type Options<T> = {
  /** The whole list, already filtered and sorted; undefined while it loads for the first time. */
  rows: readonly T[] | undefined
  listKey: string
  refreshing?: boolean
  problem?: ConsoleError | null
  retry?: () => void
}

/** Rows of a list that the window has whole: apps, keys, roles. */
export function localRows<T>({ rows, listKey, refreshing, problem, retry }: Options<T>): Rows<T> {
  return {
    listKey,
    total: rows?.length ?? null,
    countKind: 'exact',
    at: (index) => rows?.[index],
    inView: () => undefined,
    refreshing: refreshing ?? false,
    problem: problem ?? null,
    retry: retry ?? (() => undefined),
  }
}

/** A comparison for `toSorted`: nothing last, text as people sort it, numbers by size. */
export function compareBy<T>(
  value: (row: T) => string | number | null,
  descending: boolean,
): (a: T, b: T) => number {
  const sign = descending ? -1 : 1
  return (a, b) => {
    const left = value(a)
    const right = value(b)
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    if (typeof left === 'string' && typeof right === 'string')
      return sign * words.compare(left, right)
    return sign * (Number(left) - Number(right))
  }
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
