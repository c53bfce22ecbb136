import { type QueryKey, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ConsoleError } from '@/ipc/error'
import type { Rows } from './rows'

const PAGE = 50
const KEPT_MS = 60_000
const SETTLE_MS = 40
/** How long a list waits for its first rows before it is shown without them. */
const LATE_MS = 80

export type WindowPage<T> = { rows: T[]; total: number }

/** A list of which any stretch can be read at once. */
export type WindowedList<T, P extends WindowPage<T>> = {
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
  list: WindowedList<T, P>,
): Rows<T> & { first: P | undefined } {
  'use no memo'
  const { key } = list
  const client = useQueryClient()
  const listKey = JSON.stringify(key)
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const shown = useRef({ key, listKey })
  const cached = (of: QueryKey, page: number) => client.getQueryData<P>(pageKey(of, page))
  // A query key costs a hash; a frame asks for fifty rows of one page.
  const pagesRead = new Map<number, P | undefined>()

  const current = shown.current.listKey === listKey
  const further = current ? between(Math.max(1, span.first), span.last) : []
  // Apart from the others: a list of queries tells of itself once more whenever one is exchanged,
  // and all rows would be drawn twice for each letter of a search.
  const top = useQuery(pageQuery(list, 0))
  const others = useQueries({ queries: further.map((page) => pageQuery(list, page)) })
  const answers = [top, ...others]
  const first = top.data as P | undefined
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

/**
 * Reads the first page of a list before it is shown, so that it is drawn once, with its rows: what
 * is typed in a search changes the list with every letter. `ask` only asks for them; `show` shows
 * the list when they are there, or without them when they take their time. Only the list asked for
 * last is.
 */
export function useReadAhead(): {
  ask: <T, P extends WindowPage<T>>(list: WindowedList<T, P>) => void
  show: <T, P extends WindowPage<T>>(list: WindowedList<T, P>, show: () => void) => void
} {
  const client = useQueryClient()
  const last = useRef<() => void>(undefined)
  useEffect(() => () => last.current?.(), [])
  return useMemo(
    () => ({
      ask: (list) => void client.prefetchQuery(pageQuery(list, 0)),
      show: (list, show) => {
        last.current?.()
        const query = pageQuery(list, 0)
        if (client.getQueryData(query.queryKey) !== undefined) return show()
        let wanted = true
        const timer = setTimeout(() => end(true), LATE_MS)
        const end = (shown: boolean) => {
          clearTimeout(timer)
          if (wanted && shown) show()
          wanted = false
        }
        last.current = () => end(false)
        void client.prefetchQuery(query).then(() => end(true))
      },
    }),
    [client],
  )
}

function pageQuery<T, P extends WindowPage<T>>({ key, fetch }: WindowedList<T, P>, page: number) {
  return {
    queryKey: pageKey(key, page),
    queryFn: ({ signal }: { signal: AbortSignal }) => fetch(page * PAGE, PAGE, signal),
    gcTime: KEPT_MS,
    // To ask for a list is to have the core follow it, for a connection that was opened anew too.
    refetchOnMount: 'always' as const,
  }
}

function pageKey(of: QueryKey, page: number): QueryKey {
  return [...of, 'rows', page]
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
