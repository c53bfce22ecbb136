import { useLingui } from '@lingui/react/macro'
import type { PointerEvent } from 'react'
import { IconArrowDown, IconArrowUp } from '@/kit/icons'
import { tip } from '@/kit/tip'
import type { Column, Sort } from './column'
import classes from './table.module.css'
import { useColumnDrag } from './use-column-drag'
import type { ColumnControl } from './use-columns'

type HeadProps<T> = {
  columns: readonly Column<T>[]
  control: ColumnControl<T>
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Null where rows cannot be selected. */
  checked: 'all' | 'some' | 'none' | null
  onCheck: () => void
  /** Rows that were not read yet cannot be selected. */
  onlyLoaded?: boolean
}

export function TableHead<T>(props: HeadProps<T>) {
  const { columns, control, sort, onSort, checked, onCheck, onlyLoaded } = props
  const { carried, start } = useColumnDrag(columns, control)
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {checked !== null && (
          <CheckAll checked={checked} onCheck={onCheck} onlyLoaded={onlyLoaded} />
        )}
        {columns.map((column) => (
          <HeadCell
            key={column.id}
            column={column}
            control={control}
            sort={sort}
            onSort={onSort}
            carried={carried?.id === column.id}
            drop={dropAt(columns, column.id, carried)}
            onCarry={(event) => start(column.id, event)}
          />
        ))}
      </div>
    </div>
  )
}

type CheckAllProps = Pick<HeadProps<unknown>, 'onCheck' | 'onlyLoaded'> & {
  checked: 'all' | 'some' | 'none'
}

/** Selects every row, or none again once some are selected; its tip says which. */
function CheckAll({ checked, onCheck, onlyLoaded }: CheckAllProps) {
  const { t } = useLingui()
  const all = onlyLoaded ? t`Select all loaded rows` : t`Select all that match`
  const [words, keys] =
    checked === 'none' ? [all, 'mod+shift+a'] : [t`Clear the selection`, 'escape']
  return (
    <div role="columnheader" className={classes.check}>
      <input
        type="checkbox"
        checked={checked === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = checked === 'some'
        }}
        onChange={onCheck}
        aria-label={words}
        {...tip(words, keys)}
      />
    </div>
  )
}

/** On which side of this head the line of the drop stands. */
function dropAt<T>(
  columns: readonly Column<T>[],
  id: string,
  carried: { id: string; before: string | null } | null,
): 'before' | 'after' | undefined {
  if (carried === null || carried.before === carried.id) return undefined
  if (carried.before === id) return 'before'
  return carried.before === null && columns.at(-1)?.id === id ? 'after' : undefined
}

type CellProps<T> = Pick<HeadProps<T>, 'control' | 'sort' | 'onSort'> & {
  column: Column<T>
  /** It is on its way to another place. */
  carried: boolean
  drop: 'before' | 'after' | undefined
  onCarry: (event: PointerEvent<HTMLElement>) => void
}

function HeadCell<T>(props: CellProps<T>) {
  const { column, control, sort, onSort, carried, drop, onCarry } = props
  const { t } = useLingui()
  const sorted = sort?.by === column.id ? sort : null
  const title = t(column.title)
  const Arrow = sorted?.descending ? IconArrowDown : IconArrowUp
  const next: Sort = {
    by: column.id,
    descending: sorted ? !sorted.descending : (column.descendingFirst ?? false),
  }
  const resize = control.startResize(column.id)
  return (
    <div
      ref={(head) => control.placed(column.id, head)}
      role="columnheader"
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      className={column.numeric ? classes.headNumber : classes.headCell}
      data-column={column.id}
      data-carried={carried || undefined}
      data-drop={drop}
      onPointerDown={onCarry}
    >
      {column.sortable && onSort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(next)}>
          <span className={classes.headTitle}>{title}</span>
          {sorted && <Arrow size={12} stroke={2} aria-hidden />}
        </button>
      ) : (
        <span className={classes.headTitle}>{title}</span>
      )}
      <span
        className={classes.grip}
        data-grip
        aria-hidden
        onMouseDown={resize}
        onTouchStart={resize}
        onDoubleClick={() => control.refit(column.id)}
      />
    </div>
  )
}
