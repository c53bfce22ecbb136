import type { KeyboardEvent } from 'react'
import type { PermissionColumn, PermissionRow } from '@/bindings'
import { IconAlertTriangle, IconBan, IconCheck, IconEdit } from '@/kit/icons'
import { tip } from '@/kit/tip'
import { defaultOf, type Value } from './edits'
import classes from './matrix.module.css'
import { columnName, type RoleNames, sourceName, valueName } from './words'

type MatrixCellProps = {
  row: PermissionRow
  column: PermissionColumn
  value: Value
  unsaved: boolean
  fault: string | null
  reason: string | null
  roles: RoleNames
  place: string
  tabIndex: 0 | -1
  open: boolean
  onOpen: () => void
  onReset: () => void
}

/** What counts, and whether it is set here, the default, or not saved yet. */
export function MatrixCell(props: MatrixCellProps) {
  const { row, column, value, unsaved, fault, roles, place, tabIndex, open } = props
  const { onOpen, onReset } = props
  const reason = props.reason ?? column.problem?.message ?? null
  const now = value ?? defaultOf(column, row.id)
  const said = column.problem ? '–' : valueName(row, now, roles)
  const source = column.problem ? '' : sourceName(column, value, unsaved)
  const denied = row.shape === 'word' && now[0] === 'deny'
  const allowed = row.shape === 'word' && now[0] === 'allow'
  const Glyph = fault ? IconAlertTriangle : denied ? IconBan : allowed ? IconCheck : null
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    if (reason === null) onReset()
  }
  return (
    <button
      type="button"
      data-cell={place}
      data-source={unsaved ? 'unsaved' : value === null ? 'default' : 'set'}
      data-denied={denied || undefined}
      data-fault={fault ? true : undefined}
      tabIndex={tabIndex}
      className={classes.value}
      aria-label={`${row.title}, ${columnName(column)}: ${said}, ${source}`}
      aria-description={fault ?? reason ?? undefined}
      aria-disabled={reason === null ? undefined : true}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={reason === null ? onOpen : undefined}
      onKeyDown={keys}
      {...tip(fault ?? reason ?? `${said} (${source})`)}
    >
      {Glyph && <Glyph size={14} stroke={2} aria-hidden />}
      <span className={classes.said}>{said}</span>
      {unsaved && <IconEdit size={12} stroke={2} aria-hidden className={classes.mark} />}
      {!unsaved && value !== null && <span className={classes.dot} aria-hidden />}
    </button>
  )
}
