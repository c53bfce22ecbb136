import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionColumn, PermissionConflict, PermissionRow } from '@/bindings'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { SafeText } from '@/kit/safe-text'
import { defaultOf, holderKey, keyOf } from './edits'
import classes from './matrix.module.css'
import { columnName, type RoleNames, valueName } from './words'

type ConflictsProps = {
  conflicts: readonly PermissionConflict[]
  rows: readonly PermissionRow[]
  columns: readonly PermissionColumn[]
  roles: RoleNames
  onDecide: (whose: 'mine' | 'theirs') => void
  onClose: () => void
}

/** Somebody else changed the same meanwhile: shown, and asked about. */
export function Conflicts({ conflicts, rows, columns, roles, onDecide, onClose }: ConflictsProps) {
  const { t } = useLingui()
  return (
    <Dialog opened title={t`Somebody else changed this meanwhile`} onClose={onClose} size={560}>
      <p className={classes.dim}>
        <Trans>Nothing is saved yet. Choose what shall count.</Trans>
      </p>
      <table className={classes.conflicts}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Permission</Trans>
            </th>
            <th scope="col">
              <Trans>Set now</Trans>
            </th>
            <th scope="col">
              <Trans>Yours</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ change, now }) => {
            const row = rows.find((each) => each.id === change.permission)
            const column = columns.find(
              (each) => holderKey(each.holder) === holderKey(change.holder),
            )
            if (!row || !column) return null
            const name = (value: readonly string[] | null) =>
              valueName(row, value ?? defaultOf(column, row.id), roles)
            return (
              <tr key={keyOf(change.holder, change.permission)}>
                <th scope="row">
                  <SafeText text={`${columnName(column)}: ${row.title}`} />
                </th>
                <td>{name(now)}</td>
                <td>{name(change.after)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <DialogActs>
        <Button onClick={() => onDecide('theirs')}>
          <Trans>Keep what is set now</Trans>
        </Button>
        <Button tone="primary" onClick={() => onDecide('mine')}>
          <Trans>Save mine over it</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
