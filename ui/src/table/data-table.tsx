/**
 * The table of every list. A page gives rows (`useWindowedRows`, `usePagedRows`, `localRows`), its
 * columns (`useColumns`), and what opening, peeking and acting mean; scrolling, selection, keys,
 * columns, loading, failure and emptiness are the table's.
 */
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { usePreferences } from '@/ipc/preferences'
import type { ActGroup } from '@/kit/act-menu'
import { ErrorPanel } from '@/kit/error-panel'
import type { Sort } from './column'
import { loadedBetween, type Rows } from './rows'
import type { Selection } from './selection'
import classes from './table.module.css'
import { type BodyHandle, TableBody } from './table-body'
import { TableHead } from './table-head'
import type { ColumnControl } from './use-columns'
import { useGridKeys } from './use-grid-keys'
import { useListKeys } from './use-list-keys'

/** Up to here, "all shown rows" are all rows; in longer lists those on screen. */
const SHORT = 200
const HEIGHTS = { comfortable: 36, compact: 28 }

export type DataTableProps<T> = {
  label: string
  rows: Rows<T>
  control: ColumnControl<T>
  rowId: (row: T) => string
  /** What a row is called when it is spoken of: the name. */
  rowName: (row: T) => string
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  selection?: Selection
  onOpen?: (row: T) => void
  onPeek?: (row: T) => void
  /** Closes the side panel: Space on the row it shows. */
  onPeekEnd?: () => void
  /** The acts of a row; those marked `quick` show on hover, all in its menu. */
  acts?: (row: T) => readonly ActGroup[]
  /** The row shown in the side panel. */
  peeked?: string | null
  /** In place of rows when there are none. */
  empty: ReactNode
}

export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, control, rowId, rowName, selection, acts, empty } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<BodyHandle>(null)
  const [{ density }] = usePreferences()
  const [active, setActive] = useState(-1)
  const columns = control.visible
  const total = rows.total ?? 0

  const { listKey } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => {
    body.current?.toTop()
    setActive(-1)
  }, [listKey])

  const at = (index: number, then: ((row: T) => void) | undefined) => {
    const row = rows.at(index)
    if (row !== undefined) then?.(row)
  }
  const idsBetween = (one: number, other: number) =>
    loadedBetween(rows, Math.max(0, Math.min(one, other)), Math.max(one, other)).map(rowId)
  const shownIds = () =>
    total <= SHORT
      ? idsBetween(0, total - 1)
      : idsBetween(body.current?.firstShown() ?? 0, body.current?.lastShown() ?? 0)
  const move = (index: number) => {
    setActive(index)
    body.current?.scrollTo(index)
    if (props.peeked) at(index, props.onPeek)
  }
  const keys = useGridKeys({
    total,
    active,
    pageSize: () =>
      Math.max(1, (body.current?.lastShown() ?? 0) - (body.current?.firstShown() ?? 0) - 1),
    move,
    extend: selection && ((from, to) => selection.set(idsBetween(from, to), true)),
    toggle: selection && ((index) => at(index, (row) => selection.toggle(rowId(row)))),
    selectShown: selection && (() => selection.set(shownIds(), true)),
    selectAll: selection?.selectAll,
    open: (index) => at(index, props.onOpen),
    peek: (index) =>
      at(index, (row) =>
        props.peeked === rowId(row) && props.onPeekEnd ? props.onPeekEnd() : props.onPeek?.(row),
      ),
    menu: acts && ((index) => body.current?.openMenu(index)),
    other: (step, index) => {
      const row = rows.at(index)
      const found =
        row &&
        acts?.(row)
          .flat()
          .find((each) => each && each.keys === step)
      if (!found || found.reason) return false
      found.run()
      return true
    },
  })
  useListKeys({ selection, total, focus: () => scroller.current?.focus(), move, active, props })

  const press = (index: number, event: MouseEvent, checking: boolean) => {
    setActive(index)
    if (selection && event.shiftKey) {
      selection.set(idsBetween(keys.anchor(), index), true)
      return
    }
    keys.setAnchor(index)
    if (selection && (checking || event.ctrlKey || event.metaKey)) {
      at(index, (row) => selection.toggle(rowId(row)))
    } else {
      at(index, props.onOpen)
    }
  }

  const nSelected = selection?.count(total) ?? 0
  const checked =
    selection === undefined ? null : nSelected === 0 ? 'none' : nSelected >= total ? 'all' : 'some'
  const failed = rows.problem !== null && rows.total === null

  return (
    <div className={classes.table}>
      {rows.problem && !failed && (
        <div className={classes.problem}>
          <ErrorPanel inline problem={rows.problem} onRetry={rows.retry} />
        </div>
      )}
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.total === null ? -1 : total + 1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={rows.refreshing}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        className={classes.scroller}
        data-empty={rows.total === 0 || undefined}
        data-resizing={control.resizing || undefined}
        style={{ '--cols': control.template, '--least': `${control.leastWidth}px` } as object}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => {
          if (event.target !== scroller.current || active >= 0 || total === 0) return
          setActive(body.current?.firstShown() ?? 0)
        }}
      >
        <TableHead
          columns={columns}
          control={control}
          sort={props.sort}
          onSort={props.onSort}
          checked={checked}
          onlyLoaded={selection?.onlyLoaded}
          onCheck={() => (checked === 'none' ? selection?.selectAll() : selection?.clear())}
        />
        {!failed && rows.total !== 0 && (
          <TableBody
            ref={body}
            id={id}
            scroller={scroller}
            rows={rows}
            columns={columns}
            height={HEIGHTS[density]}
            active={active}
            rowId={rowId}
            rowName={rowName}
            selection={selection}
            peeked={props.peeked}
            acts={acts}
            onPress={press}
            onActive={setActive}
          />
        )}
      </div>
      {failed && rows.problem && (
        <div className={classes.instead}>
          <ErrorPanel problem={rows.problem} onRetry={rows.retry} />
        </div>
      )}
      {rows.total === 0 && !failed && <div className={classes.instead}>{empty}</div>}
    </div>
  )
}
