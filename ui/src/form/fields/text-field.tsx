import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { AnyForm } from '../form-shell'
import type { TypedSecret } from '../typed-secret'
import { FieldLabel } from './field-label'

type FieldProps = {
  form: AnyForm
  name: string
  label: string
  /** One sentence below the field. */
  help?: string
  placeholder?: string
  /** The most letters the service takes; shown as it nears. */
  limit?: number
  required?: boolean
  readOnly?: boolean
  autoFocus?: boolean
  /** Ids, addresses and the like: monospace, no spelling. */
  exact?: boolean
}

function shared({ form, name, label, help, limit, autoFocus, exact, ...rest }: FieldProps) {
  const { value = '', ...input } = form.getInputProps(name)
  return {
    ...rest,
    ...input,
    value,
    label: <FieldLabel label={label} text={String(value)} limit={limit} />,
    description: help,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    withAsterisk: rest.required,
    required: false,
    'aria-required': rest.required,
    'data-autofocus': autoFocus || undefined,
    autoComplete: 'off',
    spellCheck: exact ? false : undefined,
    styles: exact ? { input: { fontFamily: 'var(--h-mono)', fontSize: 13 } } : undefined,
  }
}

export function TextField(props: FieldProps) {
  return <TextInput {...shared(props)} />
}

/**
 * A secret as it is typed in. The form knows whether there is one, never what it is; React would
 * write a value it controls into the markup.
 */
export function SecretField({ secret, ...props }: FieldProps & { secret: TypedSecret }) {
  const { value: _, onChange: __, ...input } = shared({ ...props, exact: true })
  return (
    <PasswordInput
      {...input}
      ref={secret.field}
      onChange={(event) =>
        props.form.setFieldValue(props.name, event.currentTarget.value.trim() !== '')
      }
    />
  )
}

export function LongTextField(props: FieldProps & { rows?: number }) {
  const { rows = 3, ...rest } = props
  return <Textarea {...shared(rest)} autosize minRows={rows} maxRows={rows * 3} />
}
