import { useLingui } from '@lingui/react/macro'
import type { FieldShape } from '@/bindings'
import classes from './schema.module.css'
import type { InputProps } from './schema-field'

type ChoiceShape = Extract<FieldShape, { kind: 'choice' }>

/** Texts, numbers, choices and switches: the browser's own inputs, which are there at once. */
export function PlainInput(props: InputProps) {
  const { id, field, value, reason, wrong, describedBy, onChange, onLeave } = props
  const { shape } = field
  const text = typeof value === 'string' ? value : ''
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': wrong || undefined,
    'aria-required': field.required || undefined,
    onBlur: onLeave,
  }
  if (shape.kind === 'flag') {
    return (
      <input
        {...shared}
        type="checkbox"
        role="switch"
        aria-checked={value === true}
        className={classes.switch}
        checked={value === true}
        disabled={reason !== null}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  }
  if (shape.kind === 'choice') {
    return (
      <select
        {...shared}
        className={classes.input}
        value={text}
        disabled={reason !== null}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <Choices choices={shape.choices} text={text} />
      </select>
    )
  }
  if (shape.kind === 'text' && shape.form === 'long') {
    return (
      <textarea
        {...shared}
        className={`${classes.input} ${classes.long}`}
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        spellCheck={false}
        value={text}
        readOnly={reason !== null}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  const isExact = shape.kind === 'text' && shape.form !== 'plain'
  const unit = shape.kind === 'number' ? shape.unit : null
  const line = (
    <input
      {...shared}
      className={`${classes.input} ${isExact ? classes.exact : ''}`}
      inputMode={shape.kind === 'number' ? 'numeric' : undefined}
      spellCheck={isExact ? false : undefined}
      autoComplete="off"
      value={text}
      readOnly={reason !== null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  if (shape.kind === 'text' && shape.form === 'colour') {
    return (
      <span className={classes.beside}>
        <ColourPicker {...props} text={text.trim()} />
        {line}
      </span>
    )
  }
  return unit ? (
    <span className={classes.beside}>
      {line}
      <span className={classes.unit}>{unit}</span>
    </span>
  ) : (
    line
  )
}

function Choices({ choices, text }: { choices: ChoiceShape['choices']; text: string }) {
  const { t } = useLingui()
  const isKnown = text === '' || choices.some((each) => each.value === text)
  return (
    <>
      {text === '' && <option value="">{t`Choose one`}</option>}
      {!isKnown && <option value={text}>{text}</option>}
      {choices.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </>
  )
}

function ColourPicker({ field, text, reason, onChange }: InputProps & { text: string }) {
  const { t } = useLingui()
  return (
    <input
      type="color"
      tabIndex={-1}
      aria-label={t`Pick ${field.label}`}
      className={classes.colour}
      value={/^#[\da-f]{6}$/i.test(text) ? text : '#000000'}
      disabled={reason !== null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
