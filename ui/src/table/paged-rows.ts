import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ConsoleError } from '@/ipc/error'
import type { Rows } from './rows'

const AHEAD = 40

export type NumberedPage<T> = { rows: T[]; more: boolean; total?: number | null }

type Options<T, P extends NumberedPage<T>> = {
  key: QueryKey
  /** Page numbers start at 1. */
  fetch: (page: number, signal: AbortSignal) => Promise<P>
}

/**
 * Rows of a list that the service gives page by page, forwards only. The next page is asked for
 * before its place comes into view; until the last one the count is "at least".
 */
export function usePagedRows<T, P extends NumberedPage<T>>(
  options: Options<T, P>,
): Rows<T> & { first: P | undefined } {
  const { key, fetch } = options
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetch(pageParam, signal),
    initialPageParam: 1,
    getNextPageParam: (last, _, lastPage) => (last.more ? lastPage + 1 : undefined),
    placeholderData: keepPreviousData,
  })
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.rows), [list.data])
  const known = list.data?.pages.at(-1)?.total ?? null
  const total =
    loaded === undefined ? null : Math.max(loaded.length, list.hasNextPage ? (known ?? 0) : 0)
  return {
    listKey: JSON.stringify(key),
    total,
    countKind: list.hasNextPage && known === null ? 'atLeast' : 'exact',
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
