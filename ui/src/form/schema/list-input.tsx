import { useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'
import type { FieldShape } from '@/bindings'
import { IconButton } from '@/kit/button'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@/kit/icons'
import classes from './schema.module.css'
import type { InputProps } from './schema-field'

type TextsShape = Extract<FieldShape, { kind: 'texts' }>

/** Several texts: words and ids are typed, fixed ones are put in order. */
export function ListInput(props: InputProps & { shape: TextsShape }) {
  const { id, shape, value, reason, wrong, describedBy, onChange, onLeave } = props
  const { t } = useLingui()
  const texts = textsOf(value)
  if (shape.choices.length > 0) return <OrderInput {...props} texts={texts} />
  return (
    <TagsInput
      id={id}
      aria-describedby={describedBy}
      error={wrong}
      value={texts}
      readOnly={reason !== null}
      onChange={(next) => onChange([...new Set(next.map((each) => each.trim()))].filter(Boolean))}
      onBlur={onLeave}
      placeholder={
        texts.length > 0
          ? undefined
          : shape.form === 'users'
            ? t`uids, each with Enter`
            : shape.form === 'groups'
              ? t`guids, each with Enter`
              : t`Words, each with Enter`
      }
      splitChars={[',', ';', '\n', '\t']}
      acceptValueOnBlur
      clearable={reason === null}
    />
  )
}

function textsOf(value: InputProps['value']): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

type OrderProps = InputProps & { shape: TextsShape; texts: readonly string[] }

/** Which of the fixed ones, and in which order. */
function OrderInput({ id, field, shape, texts, reason, onChange }: OrderProps) {
  const { t } = useLingui()
  const label = (value: string) =>
    shape.choices.find((each) => each.value === value)?.label ?? value
  const move = (at: number, by: number) => {
    const next = [...texts]
    const [one] = next.splice(at, 1)
    if (one !== undefined) next.splice(at + by, 0, one)
    onChange(next)
  }
  const left = shape.choices.filter((each) => !texts.includes(each.value))
  return (
    <ol id={id} aria-label={field.label} className={classes.order}>
      {texts.map((value, at) => (
        <li key={value}>
          <span>{label(value)}</span>
          <IconButton
            label={t`Move ${label(value)} up`}
            icon={IconArrowUp}
            size="row"
            reason={reason ?? (at === 0 ? t`It is the first already.` : null)}
            onClick={() => move(at, -1)}
          />
          <IconButton
            label={t`Move ${label(value)} down`}
            icon={IconArrowDown}
            size="row"
            reason={reason ?? (at === texts.length - 1 ? t`It is the last already.` : null)}
            onClick={() => move(at, 1)}
          />
          <IconButton
            label={t`Leave out ${label(value)}`}
            icon={IconX}
            size="row"
            reason={reason}
            onClick={() => onChange(texts.filter((each) => each !== value))}
          />
        </li>
      ))}
      {left.map((each) => (
        <li key={each.value} className={classes.leftOut}>
          <span>{each.label}</span>
          <IconButton
            label={t`Add ${each.label}`}
            icon={IconPlus}
            size="row"
            reason={reason}
            onClick={() => onChange([...texts, each.value])}
          />
        </li>
      ))}
    </ol>
  )
}
