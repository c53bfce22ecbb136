import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import type { AppRef, FormField } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { ListInput } from './list-input'
import { PairsInput } from './pairs-input'
import { PlainInput } from './plain-input'
import { RecordsInput } from './records-input'
import classes from './schema.module.css'
import { SecretInput } from './secret-input'
import { type FormStore, useFieldState, type Value } from './store'

type SchemaFieldProps = {
  app: AppRef
  field: FormField
  store: FormStore
  reason: string | null
}

/** What every kind of input is given. */
export type InputProps = {
  id: string
  field: FormField
  value: Value
  /** Why it cannot be changed. */
  reason: string | null
  wrong: boolean
  describedBy: string | undefined
  onChange: (value: Value) => void
  onLeave: () => void
}

/** One field, whatever it holds. One that does not count with what is chosen is not there. */
export function SchemaField({ app, field, store, reason }: SchemaFieldProps) {
  const id = useId()
  const { value, fault, counts } = useFieldState(store, field)
  if (!counts) return null
  const { shape } = field
  const isSaid = fault !== null || field.help !== '' || shape.kind === 'json'
  const input: InputProps = {
    id,
    field,
    value,
    reason,
    wrong: fault !== null,
    describedBy: isSaid ? `${id}-under` : undefined,
    onChange: (next) => store.set(field.path, next),
    onLeave: () => store.leave(field.path),
  }
  if (shape.kind === 'text' && shape.form === 'user' && !reason) {
    return (
      <div className={classes.field}>
        <PersonField
          app={app}
          label={field.label}
          help={field.help}
          required={field.required}
          value={typeof value === 'string' ? value : ''}
          error={fault}
          onChange={(uid) => store.set(field.path, uid)}
        />
      </div>
    )
  }
  return (
    <Labelled input={input} fault={fault}>
      {shape.kind === 'secret' ? (
        <SecretInput {...input} store={store} />
      ) : shape.kind === 'texts' ? (
        <ListInput {...input} shape={shape} />
      ) : shape.kind === 'pairs' ? (
        <PairsInput {...input} shape={shape} />
      ) : shape.kind === 'records' ? (
        <RecordsInput {...input} shape={shape} />
      ) : shape.kind === 'json' ? (
        <pre className={classes.json}>{typeof value === 'string' ? value : ''}</pre>
      ) : (
        <PlainInput {...input} />
      )}
    </Labelled>
  )
}

type LabelledProps = { input: InputProps; fault: string | null; children: ReactNode }

/** Label above, input, help and fault below; a switch has its label beside it. */
function Labelled({ input, fault, children }: LabelledProps) {
  const { id, field } = input
  const isSwitch = field.shape.kind === 'flag'
  const label = (
    <label htmlFor={id} className={classes.label} {...tip(field.path)}>
      <SafeText text={field.label} />
      {field.required && (
        <span aria-hidden className={classes.star}>
          {' *'}
        </span>
      )}
    </label>
  )
  return (
    <div className={classes.field} data-path={field.path} data-switch={isSwitch || undefined}>
      {!isSwitch && label}
      {children}
      {isSwitch && label}
      {input.describedBy && (
        <p id={input.describedBy} className={fault ? classes.fault : classes.help}>
          {fault ??
            (field.shape.kind === 'json' ? (
              <Trans>Halley shows this and keeps it as it is.</Trans>
            ) : (
              field.help
            ))}
        </p>
      )}
    </div>
  )
}
