import { useLingui } from '@lingui/react/macro'
import {
  type MouseEvent,
  memo,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { ActGroup } from '@/kit/act-menu'
import { useRowsInView } from '@/kit/rows-in-view'
import { shortName } from '@/lib/safe-text'
import type { Column } from './column'
import { RowActs } from './row-acts'
import type { Rows } from './rows'
import type { Selection } from './selection'
import classes from './table.module.css'
import { TableRow } from './table-row'

const OVERSCAN = 2
/** The head of the table, in px: it stays over the rows. */
const HEAD = 33
const SKELETONS = 14
const POOL_STEP = 24

/** Of the list drawn last, in px: the next one starts with as many rows as fit, not with more. */
let usualHeight = 720

/** What the keyboard needs to know of what is drawn. */
export type BodyHandle = {
  scrollTo: (index: number) => void
  /** Back to the first row; costs nothing where it is shown already. */
  toTop: () => void
  /** Opens the menu of a row. */
  openMenu: (index: number) => void
  firstShown: () => number
  lastShown: () => number
}

type TableBodyProps<T> = {
  ref: Ref<BodyHandle>
  id: string
  scroller: RefObject<HTMLDivElement | null>
  rows: Rows<T>
  columns: readonly Column<T>[]
  /** Of a row, in px. */
  height: number
  active: number
  rowId: (row: T) => string
  rowName: (row: T) => string
  selection?: Selection
  peeked?: string | null
  acts?: (row: T) => readonly ActGroup[]
  /** The pointer went down on a row; `checking` on its box. */
  onPress: (index: number, event: MouseEvent, checking: boolean) => void
  onActive: (index: number) => void
}

/**
 * The rows in view. All that changes while scrolling lives here, so that a scrolled frame renders
 * this component and the rows that came, and nothing else.
 */
function PlainBody<T>(props: TableBodyProps<T>) {
  'use no memo'
  const { ref, id, scroller, rows, columns, height, active, rowId, rowName, selection } = props
  const { t } = useLingui()
  const [hovered, setHovered] = useState(-1)
  const [menuAt, setMenuAt] = useState(-1)
  const total = rows.total ?? 0
  const view = useRowsInView({
    scroller,
    listKey: rows.listKey,
    count: total,
    height,
    overscan: OVERSCAN,
    room: usualHeight,
    pinned: HEAD,
  })
  const { first, last } = view

  useEffect(() => {
    usualHeight = scroller.current?.clientHeight || usualHeight
  }, [scroller])

  const { inView } = rows
  // biome-ignore lint/correctness/useExhaustiveDependencies: paged rows ask again when they have grown.
  useEffect(() => inView(first, last), [inView, first, last, total])
  useImperativeHandle(ref, () => ({
    scrollTo: view.scrollTo,
    toTop: view.toTop,
    openMenu: (index) => props.acts && setMenuAt(index),
    firstShown: () => first,
    lastShown: () => last,
  }))

  const loading = rows.total === null
  const drawn = loading
    ? Array.from({ length: SKELETONS }, (_, index) => ({ index, start: index * height }))
    : view.drawn
  // A row that leaves lends its elements to the one that comes: texts change, nothing is built.
  const pool = useRef(POOL_STEP)
  while (pool.current < drawn.length) pool.current += POOL_STEP
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around has the focus and the keys.
    <div
      role="rowgroup"
      className={classes.body}
      style={{ height: loading ? SKELETONS * height : view.size }}
      onClick={(event) => {
        const index = indexOf(event)
        const target = event.target as Element
        if (index < 0 || target.closest('button, a, [role=menu]')) return
        props.onPress(index, event, target.closest('[data-check]') !== null)
      }}
      onContextMenu={(event) => {
        const index = indexOf(event)
        if (index < 0 || !props.acts) return
        event.preventDefault()
        props.onActive(index)
        setMenuAt(index)
      }}
      onPointerOver={(event) => !view.isScrolling() && setHovered(indexOf(event))}
      onPointerLeave={() => setHovered(-1)}
    >
      {drawn.map(({ index, start }) => {
        const row = loading ? undefined : rows.at(index)
        const hot = row !== undefined && (index === hovered || index === menuAt)
        const rid = row === undefined ? undefined : rowId(row)
        return (
          <TableRow
            key={index % pool.current}
            row={row}
            id={`${id}-${index}`}
            index={index}
            top={start}
            columns={columns}
            selected={selection ? rid !== undefined && selection.has(rid) : null}
            active={index === active || (rid !== undefined && rid === props.peeked)}
            selectLabel={t`Select`}
            acts={
              hot && props.acts ? (
                <RowActs
                  groups={props.acts(row)}
                  name={shortName(rowName(row))}
                  opened={menuAt === index}
                  onMenu={(open) => {
                    setMenuAt(open ? index : -1)
                    // What the menu hangs on goes with it.
                    if (!open) scroller.current?.focus({ preventScroll: true })
                  }}
                />
              ) : null
            }
          />
        )
      })}
    </div>
  )
}

export const TableBody = memo(PlainBody) as typeof PlainBody

function indexOf(event: MouseEvent): number {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
  return row instanceof HTMLElement ? Number(row.dataset.index) : -1
}
