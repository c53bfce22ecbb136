import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { Fragment, useRef, useState } from 'react'
import type { PermissionColumn, PermissionRow } from '@/bindings'
import { type ActGroup, ActMenu } from '@/kit/act-menu'
import { IconButton } from '@/kit/button'
import { IconDots } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { CellEditor } from './cell-editor'
import { type Edits, holderKey, keyOf, type Value, wanted } from './edits'
import classes from './matrix.module.css'
import { MatrixCell } from './matrix-cell'
import { type Cell, cellAt, useCellKeys } from './use-cell-keys'
import { columnName, type RoleNames } from './words'

type MatrixTableProps = {
  label: string
  rows: readonly PermissionRow[]
  columns: readonly PermissionColumn[]
  roles: RoleNames
  edits: Edits
  /** Why a change was not saved, by `keyOf`. */
  faults: ReadonlyMap<string, string>
  /** Why nothing can be changed. */
  reason: string | null
  onEdit: (column: PermissionColumn, permission: string, value: Value) => void
  /** What can be done with a whole column. */
  acts: (column: PermissionColumn) => readonly ActGroup[]
}

/** Permissions down, roles or scopes across. Each cell opens its choices in place. */
export function MatrixTable(props: MatrixTableProps) {
  const { label, rows, columns, roles, edits, faults, reason, onEdit, acts } = props
  const { t } = useLingui()
  const scroller = useRef<HTMLDivElement>(null)
  const { at, setAt, onKeyDown } = useCellKeys(scroller, rows.length, columns.length)
  const [open, setOpen] = useState<(Cell & { place: Place }) | null>(null)
  const shown = open && { row: rows[open.row], column: columns[open.column] }
  const groups = [...new Set(rows.map((row) => row.group))]

  const show = (cell: Cell) => {
    setAt(cell)
    const button = cellAt(scroller.current, cell)
    if (reason === null && button) setOpen({ ...cell, place: placeIn(scroller.current, button) })
  }
  const close = () => {
    if (open) cellAt(scroller.current, open)?.focus()
    setOpen(null)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the keys.
    <div ref={scroller} className={classes.scroller} onKeyDown={onKeyDown}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              <Trans>Permission</Trans>
            </th>
            {columns.map((column) => (
              <th key={holderKey(column.holder)} scope="col" className={classes.columnHead}>
                <span className={classes.columnName}>
                  <SafeLine text={columnName(column)} />
                  <ActMenu
                    groups={acts(column)}
                    label={t`All permissions of ${columnName(column)}`}
                  >
                    <IconButton
                      label={t`All permissions of ${columnName(column)}`}
                      icon={IconDots}
                      size="row"
                    />
                  </ActMenu>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className={classes.group}>
                <span>{group}</span>
              </th>
            </tr>
            {rows.map((row, rowAt) =>
              row.group !== group ? (
                <Fragment key={row.id} />
              ) : (
                <tr key={row.id}>
                  <th scope="row" className={classes.rowHead} {...tip(row.id)}>
                    <span className={classes.title}>{row.title}</span>
                    <span className={classes.help}>{row.help}</span>
                  </th>
                  {columns.map((column, columnAt) => (
                    <td key={holderKey(column.holder)} className={classes.cell}>
                      <MatrixCell
                        row={row}
                        column={column}
                        value={wanted(column, edits, row.id)}
                        unsaved={edits.has(keyOf(column.holder, row.id))}
                        fault={faults.get(keyOf(column.holder, row.id)) ?? null}
                        reason={reason}
                        roles={roles}
                        place={`${rowAt}:${columnAt}`}
                        tabIndex={at.row === rowAt && at.column === columnAt ? 0 : -1}
                        open={open?.row === rowAt && open.column === columnAt}
                        onOpen={() => show({ row: rowAt, column: columnAt })}
                        onReset={() => onEdit(column, row.id, null)}
                      />
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        ))}
      </table>
      <Popover
        opened={!!shown?.row && !!shown.column}
        onChange={(opened) => !opened && close()}
        trapFocus
        withRoles={false}
        transitionProps={{ duration: 0 }}
        width={320}
        position="bottom-start"
        withinPortal
      >
        <Popover.Target>
          <div className={classes.anchor} style={open?.place} aria-hidden />
        </Popover.Target>
        <Popover.Dropdown
          role="dialog"
          aria-label={
            shown?.row && shown.column
              ? `${shown.row.title}, ${columnName(shown.column)}`
              : undefined
          }
        >
          {shown?.row && shown.column && (
            <CellEditor
              row={shown.row}
              column={shown.column}
              value={wanted(shown.column, edits, shown.row.id)}
              roles={roles}
              onChange={(value) => {
                if (shown.row && shown.column) onEdit(shown.column, shown.row.id, value)
              }}
              onClose={close}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

type Place = { left: number; top: number; width: number; height: number }

/** Where a cell stands inside of what scrolls. */
function placeIn(scroller: HTMLElement | null, cell: HTMLElement): Place {
  const inner = cell.getBoundingClientRect()
  const outer = scroller?.getBoundingClientRect() ?? inner
  return {
    left: inner.left - outer.left + (scroller?.scrollLeft ?? 0),
    top: inner.top - outer.top + (scroller?.scrollTop ?? 0),
    width: inner.width,
    height: inner.height,
  }
}
