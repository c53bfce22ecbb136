import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import { flushSync } from 'react-dom'

/** WebKit places nothing further down than 2^25 px: a longer list is scrolled faster than drawn. */
const TALLEST = 33_000_000
const SCROLLING_MS = 150
/** After a list has changed, before rows are drawn that nobody sees yet. */
const REST_MS = 150

type RowsInViewProps = {
  scroller: RefObject<HTMLElement | null>
  /** Changes when the list is another one. */
  listKey?: string
  count: number
  /** Of every row, in px. */
  height: number
  /** Rows drawn beyond each edge, once the list is at rest or scrolled. */
  overscan: number
  /** How high the view is before it is measured, in px. */
  room?: number
  /** How much of the view a head that stays covers, in px. */
  pinned?: number
}

/** How far the rows are scrolled, and how high the room for them is, in px. */
type Seen = { top: number; room: number }

export type RowsInView = {
  /** How high all rows are together, in px. */
  size: number
  /** The first and the last row in view. */
  first: number
  last: number
  /** The rows to draw, and where each begins, in px. */
  drawn: { index: number; start: number }[]
  /** Brings a row into view. */
  scrollTo: (index: number) => void
  /** Back to the first row; costs nothing where it is shown already. */
  toTop: () => void
  /** Whether it moves now, or did a moment ago. */
  isScrolling: () => boolean
}

/**
 * Which rows of a list are in view, where all are equally high. What it costs does not depend on how
 * many there are: a list changes with every letter of a search.
 */
export function useRowsInView(props: RowsInViewProps): RowsInView {
  'use no memo'
  const { scroller, listKey = '', count, height, overscan, room = 720, pinned = 0 } = props
  const seen = useRef<Seen>({ top: 0, room: room - pinned })
  const scrolledAt = useRef(Number.NEGATIVE_INFINITY)
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const placed = place(count, height, seen.current)
  const current = useRef({ count, height, listKey })
  useLayoutEffect(() => {
    current.current = { count, height, listKey }
  })
  // With every letter of a search the list is another one, and each row is work.
  const restedAs = useRef<string>(undefined)
  useEffect(() => {
    const timer = setTimeout(() => {
      restedAs.current = listKey
      draw()
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [listKey])

  useEffect(() => {
    const pane = scroller.current
    if (!pane) return
    const look = (scrolled: boolean) => {
      const { count, height } = current.current
      const was = place(count, height, seen.current)
      seen.current = seenIn(pane, pinned)
      const now = place(count, height, seen.current)
      if (was.first === now.first && was.last === now.last && was.shift === now.shift) return
      // Rows that come a frame late are seen as a gap.
      if (scrolled) flushSync(draw)
      else draw()
    }
    const onScroll = () => {
      scrolledAt.current = performance.now()
      restedAs.current = current.current.listKey
      look(true)
    }
    const observer = new ResizeObserver(() => look(false))
    observer.observe(pane)
    pane.addEventListener('scroll', onScroll, { passive: true })
    look(false)
    return () => {
      observer.disconnect()
      pane.removeEventListener('scroll', onScroll)
    }
  }, [scroller, pinned])

  const { first, last, shift, size } = placed
  const beyond = restedAs.current === listKey ? overscan : 0
  const from = Math.max(0, first - beyond)
  const until = Math.min(count - 1, last + beyond)
  return {
    size,
    first,
    last,
    drawn: Array.from({ length: Math.max(0, until - from + 1) }, (_, nth) => ({
      index: from + nth,
      start: (from + nth) * height + shift,
    })),
    scrollTo: (index) => {
      const pane = scroller.current
      if (!pane) return
      const top = topFor(index, current.current, seenIn(pane, pinned))
      if (top !== pane.scrollTop) pane.scrollTop = top
    },
    toTop: () => {
      const pane = scroller.current
      if (pane && seen.current.top > 0) pane.scrollTop = 0
    },
    isScrolling: () => performance.now() - scrolledAt.current < SCROLLING_MS,
  }
}

/** Which rows are in view, and by how much all are moved in a list that is too long to be placed. */
export function place(count: number, height: number, { top, room }: Seen) {
  const full = count * height
  const size = Math.min(full, TALLEST)
  const scrolled = Math.max(0, Math.min(top, size - room))
  const shown = full === size ? scrolled : (scrolled / (size - room)) * (full - room)
  const first = Math.floor(shown / height)
  return {
    size,
    first,
    last: Math.max(0, Math.min(count, Math.ceil((shown + room) / height)) - 1),
    shift: scrolled - shown,
  }
}

/** Where to scroll so that a row is in view; where it is already, nothing moves. */
export function topFor(
  index: number,
  { count, height }: { count: number; height: number },
  seen: Seen,
): number {
  const { shift } = place(count, height, seen)
  const least = (index + 1) * height - seen.room
  const start = index * height
  const shown = seen.top - shift
  const wanted = start < shown ? start : Math.max(least, shown)
  if (wanted === shown) return seen.top
  const full = count * height
  const size = Math.min(full, TALLEST)
  return full === size ? wanted : (wanted / (full - seen.room)) * (size - seen.room)
}

function seenIn(pane: HTMLElement, pinned: number): Seen {
  return { top: pane.scrollTop, room: pane.clientHeight - pinned }
}
