/**
 * The table of every list. A page gives columns, rows (`useWindowedRows`, `usePagedRows`,
 * `localRows`), and what opening, peeking and acting mean; scrolling, selection, keys, columns,
 * loading, failure and emptiness are the table's.
 */
import { useLingui } from '@lingui/react/macro'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { usePreferences } from '@/ipc/preferences'
import type { ActGroup } from '@/kit/act-menu'
import { ErrorPanel } from '@/kit/error-panel'
import type { Sort } from './column'
import { RowActs } from './row-acts'
import { loadedBetween, type Rows } from './rows'
import type { Selection } from './selection'
import classes from './table.module.css'
import { TableHead } from './table-head'
import { TableRow } from './table-row'
import type { ColumnControl } from './use-columns'
import { useGridKeys } from './use-grid-keys'
import { useListKeys } from './use-list-keys'

const OVERSCAN = 10
const SKELETONS = 14
const SHORT = 200

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
  /** The acts of a row; those marked `quick` show on hover, all in its menu. */
  acts?: (row: T) => readonly ActGroup[]
  /** The row shown in the side panel. */
  peeked?: string | null
  /** In place of rows when there are none. */
  empty: ReactNode
}

export function DataTable<T>(props: DataTableProps<T>) {
  'use no memo'
  const { label, rows, control, rowId, rowName, selection, acts, empty } = props
  const { t } = useLingui()
  const columns = control.visible
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [{ density }] = usePreferences()
  const height = density === 'compact' ? 28 : 36
  const [active, setActive] = useState(-1)
  const [hovered, setHovered] = useState(-1)
  const [menuAt, setMenuAt] = useState(-1)
  const total = rows.total ?? 0

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    initialRect: { width: 1200, height: 720 },
  })
  const items = virtual.getVirtualItems()
  const first = virtual.range?.startIndex ?? 0
  const last = virtual.range?.endIndex ?? 0

  const { inView, listKey } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: paged rows ask again when they have grown.
  useEffect(() => inView(first, last), [inView, first, last, total])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 })
    setActive(-1)
  }, [listKey])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer is always the same.
  useEffect(() => virtual.measure(), [height])

  const at = (index: number, then: ((row: T) => void) | undefined) => {
    const row = rows.at(index)
    if (row !== undefined) then?.(row)
  }
  const shown = () =>
    total <= SHORT ? loadedBetween(rows, 0, total - 1) : loadedBetween(rows, first, last)
  const move = (index: number) => {
    setActive(index)
    virtual.scrollToIndex(index)
    if (props.peeked) at(index, props.onPeek)
  }
  const keys = useGridKeys({
    total,
    active,
    pageSize: Math.max(1, last - first - 1),
    move,
    extend:
      selection &&
      ((from, to) =>
        selection.set(
          loadedBetween(rows, Math.min(from, to), Math.max(from, to)).map(rowId),
          true,
        )),
    toggle: selection && ((index) => at(index, (row) => selection.toggle(rowId(row)))),
    selectShown: selection && (() => selection.set(shown().map(rowId), true)),
    selectAll: selection?.selectAll,
    open: (index) => at(index, props.onOpen),
    peek: (index) => at(index, props.onPeek),
    other: (step, index) => {
      const row = rows.at(index)
      const act =
        row &&
        acts?.(row)
          .flat()
          .find((each) => each && each.keys === step)
      if (!act || act.reason) return false
      act.run()
      return true
    },
  })
  useListKeys({ selection, total, focus: () => scroller.current?.focus(), move, active, props })

  const indexOf = (event: MouseEvent): number => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
    return row instanceof HTMLElement ? Number(row.dataset.index) : -1
  }
  const pressed = (event: MouseEvent) => {
    const index = indexOf(event)
    const target = event.target as Element
    if (index < 0 || target.closest('button, a')) return
    setActive(index)
    const checking = target.closest('[data-check]') !== null
    if (selection && event.shiftKey) {
      const from = Math.max(0, keys.anchor.current)
      const between = loadedBetween(rows, Math.min(from, index), Math.max(from, index))
      selection.set(between.map(rowId), true)
    } else if (selection && (checking || event.ctrlKey || event.metaKey)) {
      keys.anchor.current = index
      at(index, (row) => selection.toggle(rowId(row)))
    } else {
      keys.anchor.current = index
      at(index, props.onOpen)
    }
  }

  const nSelected = selection?.count(total) ?? 0
  const checked =
    selection === undefined ? null : nSelected === 0 ? 'none' : nSelected >= total ? 'all' : 'some'
  const failed = rows.problem !== null && rows.total === null
  const bare = failed || rows.total === 0

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
        data-resizing={control.resizing || undefined}
        style={{ '--cols': control.template, '--least': `${control.leastWidth}px` } as object}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => {
          if (event.target === scroller.current && active < 0 && total > 0) setActive(first)
        }}
        onClick={pressed}
        onContextMenu={(event) => {
          const index = indexOf(event)
          if (index < 0 || !acts) return
          event.preventDefault()
          setActive(index)
          setMenuAt(index)
        }}
        onPointerOver={(event) => !virtual.isScrolling && setHovered(indexOf(event))}
        onPointerLeave={() => setHovered(-1)}
      >
        <TableHead
          columns={columns}
          control={control}
          sort={props.sort}
          onSort={props.onSort}
          checked={checked}
          onCheck={() => (checked === 'none' ? selection?.selectAll() : selection?.clear())}
        />
        {!bare && (
          <div
            role="rowgroup"
            className={classes.body}
            style={{ height: rows.total === null ? SKELETONS * height : virtual.getTotalSize() }}
          >
            {rows.total === null
              ? Array.from({ length: SKELETONS }, (_, index) => (
                  <TableRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: all alike, never reordered.
                    key={index}
                    row={undefined as T | undefined}
                    id={`${id}-${index}`}
                    index={index}
                    top={index * height}
                    columns={columns}
                    selected={selection ? false : null}
                    active={false}
                    selectLabel={t`Select`}
                    acts={null}
                  />
                ))
              : items.map((item) => {
                  const row = rows.at(item.index)
                  const hot = item.index === hovered || item.index === menuAt
                  return (
                    <TableRow
                      key={item.index}
                      row={row}
                      id={`${id}-${item.index}`}
                      index={item.index}
                      top={item.start}
                      columns={columns}
                      selected={selection ? row !== undefined && selection.has(rowId(row)) : null}
                      active={
                        item.index === active || (row !== undefined && rowId(row) === props.peeked)
                      }
                      selectLabel={row === undefined ? t`Select` : t`Select ${rowName(row)}`}
                      acts={
                        hot && row !== undefined && acts ? (
                          <RowActs
                            groups={acts(row)}
                            name={rowName(row)}
                            opened={menuAt === item.index}
                            onMenu={(open) => setMenuAt(open ? item.index : -1)}
                          />
                        ) : null
                      }
                    />
                  )
                })}
          </div>
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
