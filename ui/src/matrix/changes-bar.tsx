import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { PermissionColumn, PermissionRow } from '@/bindings'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconAlertTriangle, IconArrowRight, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { defaultOf, type Edit, type Edits, holderKey, keyOf } from './edits'
import classes from './matrix.module.css'
import { columnName, type RoleNames, valueName } from './words'

type ChangesBarProps = {
  rows: readonly PermissionRow[]
  columns: readonly PermissionColumn[]
  roles: RoleNames
  edits: Edits
  faults: ReadonlyMap<string, string>
  saving: boolean
  onSave: () => void
  onDrop: (edit: Edit) => void
  onDiscard: () => void
}

/** At the bottom while something is not saved: what would change, one Save for all of it. */
export function ChangesBar(props: ChangesBarProps) {
  const { rows, columns, roles, edits, faults, saving, onSave, onDrop, onDiscard } = props
  const { t } = useLingui()
  const [folded, setFolded] = useState(false)
  const count = edits.size
  useCommands([
    {
      id: 'permissions.save',
      label: t`Save the permissions`,
      keys: 'mod+enter',
      group: 'page',
      run: onSave,
    },
  ])
  return (
    <section aria-label={t`Changes not saved yet`} className={classes.bar}>
      <div className={classes.barHead}>
        <span role="status" className={classes.count}>
          <Plural
            value={count}
            one="# change is not saved yet"
            other="# changes are not saved yet"
          />
        </span>
        <Button
          small
          tone="quiet"
          aria-expanded={!folded}
          onClick={() => setFolded((before) => !before)}
        >
          {folded ? t`Show them` : t`Hide them`}
        </Button>
        <div className={classes.barActs}>
          <Button small onClick={onDiscard} reason={saving ? t`Saving goes on.` : null}>
            <Trans>Discard</Trans>
          </Button>
          <Button small tone="primary" keys="mod+enter" busy={saving} onClick={onSave}>
            {count === 1 ? t`Save 1 change` : t`Save ${count} changes`}
          </Button>
        </div>
      </div>
      {!folded && (
        <ul className={classes.changes} aria-label={t`Changes not saved yet`}>
          {[...edits.values()].map((edit) => (
            <Line
              key={keyOf(edit.holder, edit.permission)}
              edit={edit}
              row={rows.find((row) => row.id === edit.permission)}
              column={columns.find((each) => holderKey(each.holder) === holderKey(edit.holder))}
              roles={roles}
              fault={faults.get(keyOf(edit.holder, edit.permission)) ?? null}
              onDrop={() => onDrop(edit)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

type LineProps = {
  edit: Edit
  row?: PermissionRow
  column?: PermissionColumn
  roles: RoleNames
  fault: string | null
  onDrop: () => void
}

function Line({ edit, row, column, roles, fault, onDrop }: LineProps) {
  const { t } = useLingui()
  if (!row || !column) return null
  const name = (value: Edit['before']) =>
    value === null
      ? t`default (${valueName(row, defaultOf(column, row.id), roles)})`
      : valueName(row, value, roles)
  const what = `${columnName(column)}: ${row.title}`
  return (
    <li className={classes.change}>
      <span className={classes.what}>
        <SafeText text={what} />
      </span>
      <span>{name(edit.before)}</span>
      <IconArrowRight size={14} aria-hidden />
      <strong>{name(edit.after)}</strong>
      {fault && (
        <span className={classes.fault}>
          <IconAlertTriangle size={14} aria-hidden />
          <SafeText text={fault} />
        </span>
      )}
      <IconButton label={t`Take back ${what}`} icon={IconX} size="row" onClick={onDrop} />
    </li>
  )
}
