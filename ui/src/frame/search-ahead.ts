import type { AnyRouter } from '@tanstack/react-router'
import { type Search, writeSearch } from '@/lib/search'

/** Until the frame that shows a change is painted, on a slow computer too. */
const FOLLOW_MS = 100

/**
 * What an address will say after `?` once the router has followed. The router takes a good part of
 * the time a letter may take, and nothing on the screen waits for it: what is typed is drawn first
 * and put into the address afterwards.
 */
export class SearchAhead {
  #now: Search | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #following = false
  readonly #heard = new Set<() => void>()
  readonly #router: AnyRouter

  constructor(router: AnyRouter) {
    this.#router = router
    // Whatever else changes the address knows better.
    router.history.subscribe(() => {
      if (!this.#following) this.#become(null)
    })
  }

  readonly subscribe = (heard: () => void): (() => void) => {
    this.#heard.add(heard)
    return () => void this.#heard.delete(heard)
  }

  /** The search to show, or null where the router's is right. */
  readonly get = (): Search | null => this.#now

  /** The search as the screen shows it. */
  shown(): Search {
    return this.#now ?? (this.#router.state.location.search as Search)
  }

  /** Changes the search here and now, and the address a moment later. */
  type(changes: Search): void {
    this.#become({ ...this.shown(), ...changes })
    this.#timer = setTimeout(() => this.#follow(), FOLLOW_MS)
  }

  /** Changes the address, with what was typed before. */
  go(changes: Search, replace: boolean): void {
    const href = this.#href({ ...this.shown(), ...changes })
    const { history } = this.#router
    if (replace) {
      history.replace(href)
    } else {
      this.#follow()
      history.push(href)
    }
  }

  #href(search: Search): string {
    return `${this.#router.state.location.pathname}${writeSearch(search)}`
  }

  #follow(): void {
    clearTimeout(this.#timer)
    if (this.#now === null) return
    this.#following = true
    this.#router.history.replace(this.#href(this.#now))
    this.#following = false
  }

  #become(search: Search | null): void {
    clearTimeout(this.#timer)
    if (search === null && this.#now === null) return
    this.#now = search
    for (const heard of this.#heard) heard()
  }
}

const known = new WeakMap<AnyRouter, SearchAhead>()

/** The one of this router. */
export function searchAheadOf(router: AnyRouter): SearchAhead {
  const found = known.get(router) ?? new SearchAhead(router)
  known.set(router, found)
  return found
}
