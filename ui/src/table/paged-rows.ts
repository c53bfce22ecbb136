import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ConsoleError } from '@/ipc/error'
import type { Rows } from './rows'

const AHEAD = 40

export type NumberedPage<T> = { rows: T[]; more: boolean; total?: number | null }

type Options<P, C> = {
  key: QueryKey
  /** Asks for the part that `cursor` names; null is the start. */
  fetch: (cursor: C | null, signal: AbortSignal) => Promise<P>
  /** Names the part after the last one, or null when there is none. */
  next: (last: P, parts: number) => C | null
}

/**
 * Rows of a list that comes part by part, forwards only. The next part is asked for before its
 * place comes into view; until the last one the count is "at least".
 */
export function useCursorRows<T, P extends { rows: T[]; total?: number | null }, C>(
  options: Options<P, C>,
): Rows<T> & { first: P | undefined } {
  const { key, fetch, next } = options
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetch(pageParam as C | null, signal),
    initialPageParam: null as C | null,
    getNextPageParam: (last, parts) => next(last, parts.length) ?? undefined,
    placeholderData: keepPreviousData,
  })
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.rows), [list.data])
  const said = list.data?.pages.at(-1)?.total ?? null
  const total = loaded && Math.max(loaded.length, list.hasNextPage ? (said ?? 0) : 0)
  return {
    listKey: JSON.stringify(key),
    total: total ?? null,
    countKind: list.hasNextPage && said === null ? 'atLeast' : 'exact',
    at: (index) => loaded?.[index],
    inView: (_, last) => {
      const near = loaded !== undefined && last + AHEAD >= loaded.length
      if (near && list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError) {
        void list.fetchNextPage()
      }
    },
    refreshing: list.isFetching,
    problem: list.error as ConsoleError | null,
    retry: () => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch()),
    first: list.data?.pages[0],
  }
}

/** The same for lists whose parts are numbered from 1, as most of the service's are. */
export function usePagedRows<T, P extends NumberedPage<T>>(options: {
  key: QueryKey
  fetch: (page: number, signal: AbortSignal) => Promise<P>
}): Rows<T> & { first: P | undefined } {
  return useCursorRows<T, P, number>({
    key: options.key,
    fetch: (page, signal) => options.fetch(page ?? 1, signal),
    next: (last, pages) => (last.more ? pages + 1 : null),
  })
}
