import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldConflict } from '@/bindings'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { SafeText } from '@/kit/safe-text'
import classes from './changes.module.css'
import type { FormStore } from './store'
import { valueWords } from './words'

type SchemaConflictsProps = {
  store: FormStore
  conflicts: readonly FieldConflict[]
  onDecide: (whose: 'mine' | 'theirs') => void
  onClose: () => void
}

/** Somebody else changed the same fields meanwhile: shown, and asked about. */
export function SchemaConflicts({ store, conflicts, onDecide, onClose }: SchemaConflictsProps) {
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
              <Trans>Field</Trans>
            </th>
            <th scope="col">
              <Trans>Stored now</Trans>
            </th>
            <th scope="col">
              <Trans>Yours</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ path, label, now, masked }) => {
            const field = store.form.fields.find((each) => each.path === path)
            if (!field) return null
            const isSecret = field.shape.kind === 'secret'
            return (
              <tr key={path}>
                <th scope="row">
                  <SafeText text={label} />
                </th>
                <td>
                  <SafeText text={isSecret ? (masked ?? t`empty`) : valueWords(field, now)} />
                </td>
                <td>
                  {isSecret ? (
                    t`what you typed`
                  ) : (
                    <SafeText text={valueWords(field, store.value(path))} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <DialogActs>
        <Button onClick={() => onDecide('theirs')}>
          <Trans>Keep what is stored now</Trans>
        </Button>
        <Button tone="primary" onClick={() => onDecide('mine')}>
          <Trans>Save mine over it</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
