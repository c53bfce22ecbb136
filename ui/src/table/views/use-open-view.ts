import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AppRef, Column as ChosenColumn, SavedView } from '@/bindings'
import { useSearchText } from '@/frame/address'
import { viewsQuery } from '@/ipc/questions'
import { columnsOfView, VIEW } from './view-address'

export type OpenView = {
  /** The view that the address names, while it exists. */
  view: SavedView | null
  /** Its columns, where it keeps some. */
  columns: ChosenColumn[] | null
  /** The address names a view, and those that there are are not read yet. */
  pending: boolean
  /** Changes when another view opens: the list's `key`. */
  key: string
}

/** The saved view of a list that is open. */
export function useOpenView(app: AppRef, list: string): OpenView {
  const id = useSearchText(VIEW)
  const { data, isPending } = useQuery(viewsQuery(app, list))
  const view = data?.find((each) => String(each.id) === id) ?? null
  const columns = useMemo(() => view && columnsOfView(view), [view])
  return { view, columns, pending: isPending && id !== '', key: view ? `view ${view.id}` : 'list' }
}
