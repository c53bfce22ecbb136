import { useLingui } from '@lingui/react/macro'
import { SelectField, SwitchField } from '@/form/fields/choice-fields'
import type { AnyForm } from '@/form/form-shell'

/** On or off as a form keeps it; CometChat does not tell how every switch of a webhook stands. */
export type Flag = boolean | 'on' | 'off' | ''

/** The value of a field that CometChat may not tell, as its form keeps it. */
export function flagOf(value: boolean | null): Flag {
  return value ?? ''
}

export function settingOf(flag: Flag): boolean | null {
  if (typeof flag === 'boolean') return flag
  return flag === '' ? null : flag === 'on'
}

type FlagFieldProps = { form: AnyForm; name: string; label: string; help: string }

/** A switch; a choice of three where it is not told how the switch stands now. */
export function FlagField(props: FlagFieldProps) {
  const { t } = useLingui()
  const value = (props.form.getValues() as Record<string, Flag>)[props.name] ?? ''
  if (typeof value === 'boolean') return <SwitchField {...props} />
  return (
    <SelectField
      {...props}
      placeholder={t`As it is; CometChat does not tell`}
      clearable
      options={[
        { value: 'on', label: t`On` },
        { value: 'off', label: t`Off` },
      ]}
    />
  )
}
