import classes from './preferences.module.css'

type ChoicesProps<V extends string> = {
  name: string
  legend: string
  value: V
  onChange: (value: V) => void
  options: readonly { value: V; label: string; text?: string }[]
  /** Why none can be chosen now. */
  reason?: string | null
  /** Side by side: short words without a sentence. */
  inline?: boolean
}

/** One of a few, each with a sentence where it needs one. Takes effect at once. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const { name, legend, value, onChange, options, reason, inline } = props
  return (
    <fieldset className={inline ? classes.inline : classes.group}>
      <legend>{legend}</legend>
      {reason && <p className={classes.reason}>{reason}</p>}
      {options.map((option) => (
        <label key={option.value} className={classes.check}>
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            disabled={!!reason && value !== option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.text && <span className={classes.text}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
