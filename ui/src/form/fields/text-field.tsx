import { PasswordInput, Textarea, TextInput } from '@mantine/core'
import type { AnyForm } from '../form-shell'
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

/** A secret as it is typed in. It goes to the core once and is not kept here. */
export function SecretField(props: FieldProps) {
  return <PasswordInput {...shared({ ...props, exact: true })} />
}

export function LongTextField(props: FieldProps & { rows?: number }) {
  const { rows = 3, ...rest } = props
  return <Textarea {...shared(rest)} autosize minRows={rows} maxRows={rows * 3} />
}
