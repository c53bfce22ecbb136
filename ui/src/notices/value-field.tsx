import { Trans, useLingui } from '@lingui/react/macro'
import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { NoticeRow, NoticeValue } from '@/bindings'
import { clockOf, hoursOf, timeOf } from './hours'
import classes from './notices.module.css'

export type ValueProps = {
  row: NoticeRow
  /** What it is called for whoever cannot see where it stands. */
  label: string
  value: NoticeValue | null
  fault: string | null
  /** Why it cannot be changed, or null. */
  reason: string | null
  onChange: (value: NoticeValue) => void
}

/** A setting as it can be changed: a choice, a switch, a number, text, hours, or JSON. */
export function ValueField(props: ValueProps) {
  const { row, label, value, fault, reason, onChange } = props
  const { shape } = row
  const shared = { 'aria-label': label, error: fault, readOnly: reason !== null }
  switch (shape.kind) {
    case 'choice':
      return (
        <Select
          {...shared}
          disabled={reason !== null}
          data={shape.choices.map((each) => ({ value: String(each.value), label: each.title }))}
          value={value === null ? null : String(value)}
          allowDeselect={false}
          onChange={(next) => next !== null && onChange(Number(next))}
        />
      )
    case 'flag':
      return (
        <Switch
          aria-label={label}
          error={fault}
          disabled={reason !== null}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...shared}
          className={classes.number}
          value={typeof value === 'number' ? value : ''}
          suffix={shape.unit === '' ? undefined : ` ${shape.unit}`}
          allowNegative={false}
          allowDecimal={false}
          thousandSeparator=","
          onChange={(next) => typeof next === 'number' && onChange(next)}
        />
      )
    case 'day':
      return <DayField {...props} />
    case 'text':
      return (
        <TextInput
          {...shared}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <Textarea
          {...shared}
          value={String(value ?? '')}
          autosize
          minRows={1}
          maxRows={8}
          spellCheck={shape.kind !== 'json'}
          styles={{ input: { fontFamily: 'var(--h-mono)', fontSize: 12 } }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

/** From when to when, or not at all. */
function DayField({ label, value, fault, reason, onChange }: ValueProps) {
  const { t } = useLingui()
  const hours = hoursOf(String(value ?? ''))
  const change = (part: Partial<typeof hours>) => onChange(JSON.stringify({ ...hours, ...part }))
  const time = (name: 'from' | 'to', words: string) => (
    <TextInput
      type="time"
      aria-label={words}
      readOnly={reason !== null}
      disabled={hours.dnd}
      error={fault !== null}
      value={clockOf(hours[name])}
      onChange={(event) => {
        const next = timeOf(event.currentTarget.value)
        if (next !== null) change({ [name]: next })
      }}
    />
  )
  return (
    <div>
      <div className={classes.day}>
        {time('from', t`${label}, from`)}
        <span>
          <Trans comment="between two times of day">to</Trans>
        </span>
        {time('to', t`${label}, until`)}
        <Switch
          label={t`Not at all`}
          disabled={reason !== null}
          checked={hours.dnd}
          onChange={(event) => change({ dnd: event.currentTarget.checked })}
        />
      </div>
      {fault && <p className={classes.fault}>{fault}</p>}
    </div>
  )
}
