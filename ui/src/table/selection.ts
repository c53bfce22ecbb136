import { useEffect, useMemo, useRef, useState } from 'react'

/**
 * What is selected: some rows by id, or all that match the filter except some. The second kind
 * is symbolic, so that 100,000 rows are selected without being loaded.
 */
export type Selected =
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'all'; except: ReadonlySet<string> }

export type Selection = {
  selected: Selected
  has: (id: string) => boolean
  /** How many, given the number of rows that match. */
  count: (total: number) => number
  toggle: (id: string) => void
  /** Makes all of `ids` selected, or not. */
  set: (ids: readonly string[], on: boolean) => void
  /** Selects all that match, or all that were read where `onlyLoaded` is set. */
  selectAll: () => void
  onlyLoaded?: boolean
  clear: () => void
}

export const NOTHING: Selected = { kind: 'some', ids: new Set() }

export function isSelected(selected: Selected, id: string): boolean {
  return selected.kind === 'some' ? selected.ids.has(id) : !selected.except.has(id)
}

export function countSelected(selected: Selected, total: number): number {
  return selected.kind === 'some' ? selected.ids.size : Math.max(0, total - selected.except.size)
}

/** The selection with `ids` added or taken away. */
export function withRows(selected: Selected, ids: readonly string[], on: boolean): Selected {
  const named = new Set(selected.kind === 'some' ? selected.ids : selected.except)
  const put = selected.kind === 'some' ? on : !on
  for (const id of ids) {
    if (put) named.add(id)
    else named.delete(id)
  }
  return selected.kind === 'some' ? { kind: 'some', ids: named } : { kind: 'all', except: named }
}

/** The selection of one list; another filter (`listKey`) starts with none. */
export function useSelection(listKey: string): Selection {
  const [state, setState] = useState({ listKey, selected: NOTHING })
  const selected = state.listKey === listKey ? state.selected : NOTHING
  // A list that is come back to starts with none as well; without a selection nothing is drawn.
  useEffect(() => {
    if (state.listKey !== listKey && state.selected !== NOTHING) {
      setState({ listKey, selected: NOTHING })
    }
  }, [listKey, state])

  const current = useRef(listKey)
  useEffect(() => {
    current.current = listKey
  }, [listKey])

  const acts = useMemo(() => {
    const change = (next: (before: Selected) => Selected) =>
      setState((before) => {
        const { current: now } = current
        return { listKey: now, selected: next(before.listKey === now ? before.selected : NOTHING) }
      })
    return {
      toggle: (id: string) => change((was) => withRows(was, [id], !isSelected(was, id))),
      set: (ids: readonly string[], on: boolean) => change((was) => withRows(was, ids, on)),
      selectAll: () => change(() => ({ kind: 'all', except: new Set() })),
      clear: () => change(() => NOTHING),
    }
  }, [])
  // One object while nothing is selected, whatever is searched.
  return useMemo(
    () => ({
      selected,
      has: (id) => isSelected(selected, id),
      count: (total) => countSelected(selected, total),
      ...acts,
    }),
    [selected, acts],
  )
}
