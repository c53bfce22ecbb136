import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type MouseEvent, type TouchEvent, useEffect, useMemo, useState } from 'react'
import type { Column as ChosenColumn, ColumnSet } from '@/bindings'
import { usePreferences } from '@/ipc/preferences'
import type { Column } from './column'

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
})
const NO_ROWS: never[] = []
const SELECT_WIDTH = 36
const LEAST = 56
const MOST = 900
/** Up to here a column takes the space that is left; beyond, eyes lose the line. */
const GROWN = 420

/**
 * Columns as the person has them: chosen, ordered, sized, remembered under the list's name. Those
 * of an open view are the view's own, and only saving the view remembers a change of them.
 */
export function useColumns<T>(
  list: string,
  columns: readonly Column<T>[],
  selectable: boolean,
  ofView?: readonly ChosenColumn[] | null,
) {
  'use no memo'
  const [{ columns: sets }, change] = usePreferences()
  const remembered = ofView ?? sets.find((each) => each.list === list)?.columns
  const [initial] = useState(() => startState(columns, remembered))
  const [heads] = useState(() => new Map<string, HTMLElement>())
  const table = useTable(
    useMemo(
      () => ({
        features,
        data: NO_ROWS as object[],
        columns: columns.map((column) => ({
          id: column.id,
          size: column.width,
          minSize: column.minWidth ?? LEAST,
          maxSize: MOST,
          enableHiding: !column.fixed,
        })),
        columnResizeMode: 'onChange' as const,
        initialState: initial,
      }),
      [columns, initial],
    ),
  )
  const { columnOrder, columnVisibility, columnSizing, columnResizing } = table.state

  const byId = useMemo(() => new Map(columns.map((each) => [each.id, each])), [columns])
  const visible = useMemo(
    () =>
      (columnOrder.length > 0 ? columnOrder : columns.map((each) => each.id)).flatMap((id) => {
        const column = byId.get(id)
        return column && columnVisibility[id] !== false ? [column] : []
      }),
    [columnOrder, columnVisibility, columns, byId],
  )
  const resizing = columnResizing.isResizingColumn !== false
  const kept = JSON.stringify({ columnOrder, columnVisibility, columnSizing })
  const [keptBefore, setKeptBefore] = useState(kept)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the columns is kept.
  useEffect(() => {
    if (resizing || kept === keptBefore) return
    setKeptBefore(kept)
    if (ofView) return
    const chosen = chosenOf({ columnOrder, columnVisibility, columnSizing })
    const set: ColumnSet = { list, columns: chosen }
    change({ columns: [...sets.filter((each) => each.list !== list), set] })
  }, [kept, resizing])

  // One object while nothing changes: the head and the menus are not drawn with every letter of a
  // search.
  return useMemo(() => {
    const widthOf = (id: string) => columnSizing[id] ?? byId.get(id)?.width ?? LEAST
    const widths = visible.map((each) => widthOf(each.id))
    const isFlexible = (id: string) =>
      columnSizing[id] === undefined && byId.get(id)?.upTo !== undefined
    const shownWidthOf = (id: string) =>
      (isFlexible(id) && heads.get(id)?.offsetWidth) || widthOf(id)
    const resize = (id: string, width: number) =>
      table.setColumnSizing((was) => ({
        ...was,
        [id]: Math.max(byId.get(id)?.minWidth ?? LEAST, Math.min(width, MOST)),
      }))
    const select = selectable ? SELECT_WIDTH : 0
    return {
      visible,
      template: [
        ...(selectable ? [`${SELECT_WIDTH}px`] : []),
        ...visible.map((each) => {
          const least = widthOf(each.id)
          const ownMost = isFlexible(each.id) ? each.upTo : least
          const most = each.grow ? Math.max(GROWN, 2 * least) : (ownMost ?? least)
          return most > least ? `minmax(${least}px, ${most}px)` : `${least}px`
        }),
        'minmax(0, 1fr)',
      ].join(' '),
      leastWidth: widths.reduce((sum, each) => sum + each, select),
      resizing,
      startResize: (id: string) => (event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>) => {
        if (isFlexible(id)) resize(id, shownWidthOf(id))
        table
          .getFlatHeaders()
          .find((header) => header.column.id === id)
          ?.getResizeHandler()(event)
      },
      /** Told where the head of a column stands. */
      placed: (id: string, head: HTMLElement | null) => {
        if (head) heads.set(id, head)
        else heads.delete(id)
      },
      order: columnOrder,
      /** All of them as they are now, for saving. */
      chosen: chosenOf({ columnOrder, columnVisibility, columnSizing }),
      /** How a list with these columns shows all that it has today. */
      asShown: (set: readonly ChosenColumn[] | null) => chosenOf(startState(columns, set)),
      isShown: (id: string) => columnVisibility[id] !== false,
      /** How wide a column stands there now: more than its own width where it takes what is left. */
      shownWidthOf,
      show: (id: string, shown: boolean) =>
        table.setColumnVisibility((was) => ({ ...was, [id]: shown })),
      move: (id: string, to: number) =>
        table.setColumnOrder((was) => {
          const rest = was.filter((each) => each !== id)
          return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, id)
        }),
      resize,
      /** Gives a column the width back that it had at first. */
      refit: (id: string) =>
        table.setColumnSizing((was) =>
          Object.fromEntries(Object.entries(was).filter(([each]) => each !== id)),
        ),
      reset: () => {
        const { columnOrder, columnVisibility, columnSizing } = startState(columns, undefined)
        table.setColumnOrder(columnOrder)
        table.setColumnVisibility(columnVisibility)
        table.setColumnSizing(columnSizing)
      },
    }
  }, [
    table,
    columns,
    byId,
    heads,
    visible,
    selectable,
    resizing,
    columnOrder,
    columnVisibility,
    columnSizing,
  ])
}

/** The columns of a table and how to change them: `useColumns`, `DataTable`, `ListBar` share it. */
export type ColumnControl<T> = ReturnType<typeof useColumns<T>>

type State = {
  columnOrder: string[]
  columnVisibility: Record<string, boolean>
  columnSizing: Record<string, number>
}

function chosenOf({ columnOrder, columnVisibility, columnSizing }: State): ChosenColumn[] {
  return columnOrder.map((id) => ({
    id,
    shown: columnVisibility[id] !== false,
    width: columnSizing[id] ?? null,
  }))
}

function startState<T>(
  columns: readonly Column<T>[],
  set: readonly ChosenColumn[] | undefined | null,
) {
  const known = new Set(columns.map((each) => each.id))
  const kept = (set ?? []).filter((each) => known.has(each.id))
  const keptIds = new Set(kept.map((each) => each.id))
  const added = columns.filter((each) => !keptIds.has(each.id))
  return {
    columnOrder: [...kept.map((each) => each.id), ...added.map((each) => each.id)],
    columnVisibility: Object.fromEntries([
      ...kept.map((each) => [each.id, each.shown] as const),
      ...added.map((each) => [each.id, !each.hidden] as const),
    ]),
    columnSizing: Object.fromEntries(
      kept.flatMap((each) => (each.width === null ? [] : [[each.id, each.width] as const])),
    ),
  }
}
