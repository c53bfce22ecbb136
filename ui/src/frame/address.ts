/** Where the window is, and how to go elsewhere. Features use this, never the router itself. */
import { useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { AppRef, Connection } from '@/bindings'
import { type Search, textOf } from '@/lib/search'
import { searchAheadOf } from './search-ahead'

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

/** One value of the search. Whoever reads it is drawn again only when it has changed. */
export function useSearchText(name: string): string {
  const ahead = searchAheadOf(useRouter())
  const routed = useRouterState({
    select: (state) => textOf(state.location.search as Search, name),
  })
  return useSyncExternalStore(ahead.subscribe, () => {
    const typed = ahead.get()
    return typed ? textOf(typed, name) : routed
  })
}

/** How a change of the search shows in the history: as a step of its own, in the place of the last
 * one, or so too but drawn before the address knows of it: what is typed. */
export type Change = { replace?: boolean; typed?: boolean }

/**
 * The part after `?` and a way to change some of it: `setSearch({ peek: uid })`. Empty values
 * leave the address.
 */
export function useSearch(): [Search, (changes: Search, how?: Change) => void] {
  const ahead = searchAheadOf(useRouter())
  const routed = useRouterState({ select: (state) => state.location.search as Search })
  const search = useSyncExternalStore(ahead.subscribe, ahead.get) ?? routed
  const set = useCallback(
    (changes: Search, how: Change = {}) => {
      if (how.typed) ahead.type(changes)
      else ahead.go(changes, how.replace === true)
    },
    [ahead],
  )
  return [search, set]
}
