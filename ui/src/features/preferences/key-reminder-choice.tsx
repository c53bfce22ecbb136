import { Trans, useLingui } from '@lingui/react/macro'
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { Section } from '@/kit/field-list'
import classes from './preferences.module.css'

const STANDARD = 180
const MOST = 3650

type KeyReminderChoiceProps = {
  /** Nothing: never. */
  days: number | null
  onChange: (days: number | null) => void
}

/** After how many days an API key is to be replaced. */
export function KeyReminderChoice({ days, onChange }: KeyReminderChoiceProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(days ?? STANDARD)
  return (
    <Section title={t`API keys`}>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={days !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? typed : null)}
        />
        <span>
          <Trans>Remind me to replace old keys</Trans>
          <span className={classes.text}>
            <Trans>Keys do not expire. The page of the keys says which ones are older.</Trans>
          </span>
        </span>
      </label>
      {days !== null && (
        <NumberInput
          label={t`Days after which a key is old`}
          value={typed}
          min={1}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          w={220}
          onChange={(value) => {
            const next = Number(value)
            if (!Number.isInteger(next) || next < 1) return
            setTyped(next)
            onChange(next)
          }}
        />
      )}
    </Section>
  )
}
