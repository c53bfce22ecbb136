/** A saved view between its text in the core and the address and columns of its list. */
import type { Column as ChosenColumn, SavedView } from '@/bindings'
import { list, readSearch, type Search, writeSearch } from '@/lib/search'

/** Under this name the columns stand in the saved text; they are in no address of the window. */
const COLUMNS = 'columns'
/** Under this name the address says which view is open. */
export const VIEW = 'view'

/** The text that keeps filters, order and columns: `?role=vip&sort=-uid&columns=name:200`. */
export function savedText(search: Search, columns: readonly ChosenColumn[]): string {
  return writeSearch({ ...inOrder(search), [COLUMNS]: columns.map(columnText) })
}

/** The part of an address that a view keeps: filters and order, not what is open beside. */
export function keptOf(search: Search, names: readonly string[]): Search {
  return Object.fromEntries(names.map((name) => [name, search[name]]))
}

/** Filters and order of a view. */
export function filtersOfView(view: SavedView): Search {
  const { [COLUMNS]: _, ...search } = readSearch(view.address)
  return search
}

/** What the address of a list says while a view of it is open. */
export function searchOfView(view: SavedView): Search {
  return { ...filtersOfView(view), [VIEW]: String(view.id) }
}

/** The columns of a view; none where it keeps none. */
export function columnsOfView(view: SavedView): ChosenColumn[] | null {
  const columns = list(readSearch(view.address)[COLUMNS]).flatMap(columnOf)
  return columns.length === 0 ? null : columns
}

/** Whether two saved texts mean the same, whatever the sequence of their parts. */
export function isSameText(one: string, other: string): boolean {
  const sorted = (text: string) => {
    const search = readSearch(text)
    return writeSearch(inOrder(search))
  }
  return sorted(one) === sorted(other)
}

function inOrder(search: Search): Search {
  return Object.fromEntries(Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** `name:200`, `uid`; `-role` is there and not shown. */
function columnText({ id, shown, width }: ChosenColumn): string {
  return `${shown ? '' : '-'}${id}${width === null ? '' : `:${width}`}`
}

function columnOf(text: string): ChosenColumn[] {
  const [, hidden, id, width] = /^(-?)([^:]+)(?::(\d+))?$/.exec(text) ?? []
  if (id === undefined) return []
  return [{ id, shown: hidden === '', width: width === undefined ? null : Number(width) }]
}
