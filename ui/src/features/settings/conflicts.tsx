import { Trans, useLingui } from '@lingui/react/macro'
import type { AppSetting, SettingConflict } from '@/bindings'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { SafeText } from '@/kit/safe-text'
import { onOff } from './rules'
import classes from './settings.module.css'

type ConflictsProps = {
  settings: readonly AppSetting[]
  conflicts: readonly SettingConflict[]
  /** Does what was wanted all the same. */
  onGoOn: () => void
  onClose: () => void
}

/** Somebody else changed settings meanwhile: shown, and asked about. */
export function Conflicts({ settings, conflicts, onGoOn, onClose }: ConflictsProps) {
  const { t } = useLingui()
  return (
    <Dialog opened title={t`Somebody else changed settings meanwhile`} onClose={onClose} size={560}>
      <p className={classes.help}>
        <Trans>Nothing is saved yet. Look whether your change still fits.</Trans>
      </p>
      <table className={classes.conflicts}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Setting</Trans>
            </th>
            <th scope="col">
              <Trans>When you looked</Trans>
            </th>
            <th scope="col">
              <Trans>Now</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ key, before, now }) => (
            <tr key={key}>
              <th scope="row">
                <SafeText text={settings.find((each) => each.key === key)?.title ?? key} />
              </th>
              <td>{onOff(before)}</td>
              <td>{onOff(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DialogActs>
        <Button onClick={onClose}>
          <Trans>Look again first</Trans>
        </Button>
        <Button tone="primary" onClick={onGoOn}>
          <Trans>Save mine all the same</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
