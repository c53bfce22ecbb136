import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Filter } from './list-bar'
import classes from './list-bar.module.css'
import { daysOf, isDay, LATELY, spanOfDays, spanWords } from './time-span'

/** A stretch of time to choose in the menu of filters: the last days, or from one day to another. */
export function SpanValues({ filter }: { filter: Filter }) {
  const { t } = useLingui()
  const [chosen = ''] = filter.values
  const days = daysOf(chosen)
  const choose = (text: string) => filter.onChange(text === '' ? [] : [text])
  return (
    <fieldset className={classes.values}>
      <legend className={classes.menuTitle}>{filter.label}</legend>
      {LATELY.map((each) => (
        <div key={each} className={classes.option}>
          <label>
            <input
              type="checkbox"
              checked={chosen === each}
              onChange={(event) => choose(event.currentTarget.checked ? each : '')}
            />
            <span className={classes.optionLabel}>{spanWords(each)}</span>
          </label>
        </div>
      ))}
      <div className={classes.days}>
        <DayField
          key={`from ${days.from}`}
          label={t`From`}
          name={t`${filter.label}, from`}
          value={days.from}
          onChange={(from) => choose(spanOfDays({ ...days, from }))}
        />
        <DayField
          key={`until ${days.until}`}
          label={t`Until`}
          name={t`${filter.label}, until`}
          value={days.until}
          onChange={(until) => choose(spanOfDays({ ...days, until }))}
        />
      </div>
    </fieldset>
  )
}

type DayFieldProps = {
  label: string
  name: string
  value: string
  onChange: (day: string) => void
}

/** A day, picked where the system has a picker, typed year-month-day where it has none. */
function DayField({ label, name, value, onChange }: DayFieldProps) {
  const { t } = useLingui()
  const [text, setText] = useState(value)
  const wrong = text !== '' && !isDay(text)
  const take = (next: string) => {
    if (next !== value && (next === '' || isDay(next))) onChange(next)
  }
  return (
    <label className={classes.day}>
      {label}
      <input
        type="date"
        aria-label={name}
        aria-invalid={wrong}
        value={text}
        placeholder={t`year-month-day`}
        title={wrong ? t`Write the day as 2026-03-31.` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => take(text)}
        onKeyDown={(event) => event.key === 'Enter' && take(text)}
      />
    </label>
  )
}
