/** Where the window is, and how to go elsewhere. Features use this, never the router itself. */
import { useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { AppRef, Connection } from '@/bindings'
import type { Search } from '@/lib/search'
import { writeSearch } from '@/lib/search'

/** `go(paths.users(app))`; `replace` leaves no step in the history. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const { history } = useRouter()
  return useCallback(
    (href, options) => (options?.replace ? history.replace(href) : history.push(href)),
    [history],
  )
}

export function useBack(): () => void {
  const { history } = useRouter()
  return useCallback(() => history.back(), [history])
}

export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname })
}

/** The app of this address. Only for screens whose place is inside an app. */
export function useAppRef(): AppRef {
  const { connection, app } = useParams({ strict: false }) as Partial<Record<string, string>>
  if (connection === undefined || app === undefined) throw new Error('this place is in no app')
  return useMemo(() => ({ connection, app }), [connection, app])
}

/** The connection of this address. */
export function useConnectionId(): Connection['id'] {
  const { connection } = useParams({ strict: false }) as Partial<Record<string, string>>
  if (connection === undefined) throw new Error('this place is in no connection')
  return connection
}

/** The uid, guid or id that this address shows. */
export function useShownId(): string {
  const { id } = useParams({ strict: false }) as Partial<Record<string, string>>
  if (id === undefined) throw new Error('this place shows no single thing')
  return id
}

/**
 * The part after `?` and a way to change some of it: `setSearch({ peek: uid })`. Empty values
 * leave the address. Typing replaces the step in the history, deliberate acts add one.
 */
export function useSearch(): [Search, (changes: Search, options?: { replace?: boolean }) => void] {
  const router = useRouter()
  const search = useRouterState({ select: (state) => state.location.search as Search })
  const set = useCallback(
    (changes: Search, options?: { replace?: boolean }) => {
      const { pathname, search: before } = router.state.location
      const href = `${pathname}${writeSearch({ ...(before as Search), ...changes })}`
      if (options?.replace) router.history.replace(href)
      else router.history.push(href)
    },
    [router],
  )
  return [search, set]
}
