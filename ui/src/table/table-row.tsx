import { memo, type ReactNode } from 'react'
import { Bar } from '@/kit/skeleton'
import type { Column } from './column'
import classes from './table.module.css'

type RowProps<T> = {
  row: T | undefined
  id: string
  index: number
  top: number
  columns: readonly Column<T>[]
  selected: boolean | null
  active: boolean
  /** The first word of what its box is called; the name of the row follows. */
  selectLabel: string
  /** Acts at the right end, drawn for the row under the pointer only. */
  acts: ReactNode
}

/**
 * One row. It has no handlers: the table listens once for all of them, so that a row costs
 * nothing but its elements.
 */
function PlainRow<T>(props: RowProps<T>) {
  const { row, id, index, top, columns, selected, active, selectLabel, acts } = props
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      aria-busy={row === undefined || undefined}
      data-index={index}
      data-active={active || undefined}
      data-selected={selected || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selected !== null && <Check id={id} selected={selected} label={selectLabel} />}
      {columns.map((column) => (
        <div
          key={column.id}
          id={selected !== null && column.fixed ? `${id}-name` : undefined}
          role="gridcell"
          className={column.numeric ? classes.number : classes.cell}
        >
          {row === undefined ? <Bar width={skeletonWidth(index, column.id)} /> : column.cell(row)}
        </div>
      ))}
      {acts}
    </div>
  )
}

/** Apart, since it stays as it is where another row comes in the place of one. */
const Check = memo((props: { id: string; selected: boolean; label: string }) => {
  const { id, selected, label } = props
  return (
    <div role="gridcell" className={classes.check} data-check>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={selected}
        readOnly
        id={`${id}-box`}
        aria-label={label}
        // Its own word and the first cell: the words of a row that comes are written once.
        aria-labelledby={`${id}-box ${id}-name`}
        className={classes.box}
      />
    </div>
  )
})

export const TableRow = memo(PlainRow) as typeof PlainRow

function skeletonWidth(index: number, id: string): string {
  return `${35 + ((index * 31 + id.length * 17) % 45)}%`
}
