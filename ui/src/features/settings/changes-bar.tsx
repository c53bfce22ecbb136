import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AppSetting } from '@/bindings'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconAlertTriangle, IconArrowRight, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { type Edits, onOff, switchOf } from './rules'
import classes from './settings.module.css'

type ChangesBarProps = {
  settings: readonly AppSetting[]
  edits: Edits
  faults: ReadonlyMap<string, string>
  saving: boolean
  onSave: () => void
  onDrop: (key: string) => void
  onDiscard: () => void
}

/** At the bottom while something is not saved: what would change, one Save for all of it. */
export function ChangesBar(props: ChangesBarProps) {
  const { settings, edits, faults, saving, onSave, onDrop, onDiscard } = props
  const { t } = useLingui()
  const count = edits.size
  useCommands([
    {
      id: 'settings.save',
      label: t`Save the settings`,
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
        <div className={classes.barActs}>
          <Button small onClick={onDiscard} reason={saving ? t`Saving goes on.` : null}>
            <Trans>Discard</Trans>
          </Button>
          <Button small tone="primary" keys="mod+enter" busy={saving} onClick={onSave}>
            {count === 1 ? t`Save 1 change` : t`Save ${count} changes`}
          </Button>
        </div>
      </div>
      <ul className={classes.changes}>
        {[...edits].map(([key, on]) => {
          const setting = settings.find((each) => each.key === key)
          const title = setting?.title ?? key
          const fault = faults.get(key)
          return (
            <li key={key} className={classes.change}>
              <span className={classes.what}>
                <SafeText text={title} />
              </span>
              <span>{onOff(setting ? switchOf(setting) : null)}</span>
              <IconArrowRight size={14} aria-hidden />
              <strong>{onOff(on)}</strong>
              {fault && (
                <span className={classes.fault}>
                  <IconAlertTriangle size={14} aria-hidden />
                  <SafeText text={fault} />
                </span>
              )}
              <IconButton
                label={t`Take back ${title}`}
                icon={IconX}
                size="row"
                onClick={() => onDrop(key)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
