import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import { useId } from 'react'
import type { AppSetting } from '@/bindings'
import { Badge, Chip } from '@/kit/badge'
import { IconAlertTriangle } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { isSwitch, onOff, switchOf } from './rules'
import classes from './settings.module.css'

type SettingLineProps = {
  setting: AppSetting
  /** What it is to hold, where that is not saved yet. */
  edit: boolean | undefined
  /** Why it could not be saved. */
  fault: string | null
  /** Why nothing can be changed, or null. */
  reason: string | null
  onChange: (on: boolean) => void
}

/** One setting: what it is called, what it does, what it holds and what it held at first. */
export function SettingLine({ setting, edit, fault, reason, onChange }: SettingLineProps) {
  const { t } = useLingui()
  const id = useId()
  const now = switchOf(setting)
  return (
    <li className={classes.line} data-edited={edit !== undefined || undefined}>
      <div className={classes.words}>
        <p className={classes.title}>
          <span id={id} {...tip(setting.key)}>
            <SafeText text={setting.title} />
          </span>
          {setting.changed && <Badge tone="blue">{t`Changed`}</Badge>}
          {edit !== undefined && <Badge tone="amber">{t`Not saved yet`}</Badge>}
        </p>
        <p className={classes.help}>
          <SafeText text={setting.help} />{' '}
          {setting.default === null ? (
            setting.section !== 'unknown' &&
            isSwitch(setting) && <Trans>CometChat documents no default.</Trans>
          ) : (
            <Trans>By default: {onOff(setting.default)}.</Trans>
          )}
        </p>
        {fault && (
          <p className={classes.fault} role="alert">
            <IconAlertTriangle size={14} aria-hidden />
            <SafeText text={fault} />
          </p>
        )}
      </div>
      <div className={classes.value}>
        {isSwitch(setting) ? (
          <span {...(reason ? tip(reason) : {})}>
            <Switch
              aria-labelledby={id}
              aria-disabled={reason ? true : undefined}
              aria-description={reason ?? undefined}
              checked={edit ?? now ?? setting.default ?? false}
              onChange={(event) => reason === null && onChange(event.currentTarget.checked)}
              label={edit === undefined && now === null ? t`not set` : onOff(edit ?? now)}
            />
          </span>
        ) : (
          <Held setting={setting} />
        )}
      </div>
    </li>
  )
}

/** What CometChat tells and lets nobody change. */
function Held({ setting }: { setting: AppSetting }) {
  const { t } = useLingui()
  const { value } = setting
  if (value?.kind === 'texts') {
    return (
      <span className={classes.held}>
        {value.texts.length === 0
          ? t`Nothing`
          : value.texts.map((each) => <Chip key={each}>{each}</Chip>)}
      </span>
    )
  }
  return <code className={classes.json}>{value?.kind === 'other' ? value.json : ''}</code>
}
