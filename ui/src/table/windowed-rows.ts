import { type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConsoleError } from '@/ipc/error'
import type { Rows } from './rows'

const PAGE = 100
const KEPT_MS = 60_000
const SETTLE_MS = 40

export type WindowPage<T> = { rows: T[]; total: number }

type Options<T, P extends WindowPage<T>> = {
  /** Everything the list depends on: noun, app, filter, sort. */
  key: QueryKey
  /** Rows `[offset, offset + limit)` and the number of all. */
  fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<P>
}

/**
 * Rows of a list of any length, of which only the pages in view are asked for. When the key
 * changes, the old rows stay until the first page of the new list is there. `first` is the page
 * object of the first page, for what else it carries.
 */
export function useWindowedRows<T, P extends WindowPage<T>>(
  options: Options<T, P>,
): Rows<T> & { first: P | undefined } {
  'use no memo'
  const { key, fetch } = options
  const client = useQueryClient()
  const listKey = JSON.stringify(key)
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const shown = useRef({ key, listKey })
  const pageKey = (of: QueryKey, page: number) => [...of, 'rows', page]
  const cached = (of: QueryKey, page: number) => client.getQueryData<P>(pageKey(of, page))
  // A query key costs a hash; a frame asks for fifty rows of one page.
  const pagesRead = new Map<number, P | undefined>()

  const current = shown.current.listKey === listKey
  const pages = current ? [...new Set([0, ...between(span.first, span.last)])] : [0]
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: pageKey(key, page),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetch(page * PAGE, PAGE, signal),
      gcTime: KEPT_MS,
      staleTime: SETTLE_MS,
    })),
  })
  const first = answers[0]?.data as P | undefined
  if (!current && first !== undefined) shown.current = { key, listKey }
  const { key: shownKey, listKey: shownListKey } = shown.current
  const newest = answers.reduce<{ at: number; total: number | null }>(
    (best, each) =>
      each.data && each.dataUpdatedAt > best.at
        ? { at: each.dataUpdatedAt, total: (each.data as P).total }
        : best,
    { at: 0, total: null },
  )

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const inView = useCallback((from: number, to: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const next = { first: Math.floor(from / PAGE), last: Math.floor(to / PAGE) }
      setSpan((was) => (was.first === next.first && was.last === next.last ? was : next))
    }, SETTLE_MS)
  }, [])

  const failed = answers.find((each) => each.error !== null)
  return {
    listKey: shownListKey,
    total:
      shownListKey === listKey
        ? newest.total
        : (cached(shownKey, 0)?.total ?? newest.total ?? null),
    countKind: 'exact',
    at: (index) => {
      const page = Math.floor(index / PAGE)
      if (pagesRead.get(page) === undefined) pagesRead.set(page, cached(shownKey, page))
      return pagesRead.get(page)?.rows[index % PAGE]
    },
    inView,
    refreshing: answers.some((each) => each.isFetching),
    problem: (failed?.error as ConsoleError | undefined) ?? null,
    retry: () => {
      for (const each of answers) if (each.error) void each.refetch()
    },
    first: first ?? cached(shownKey, 0),
  }
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
