import { useLingui } from '@lingui/react/macro'
import { createRef, type RefObject, useState } from 'react'
import type { ProviderField, ProviderForm } from '@/bindings'
import { SecretField } from '@/form/fields/text-field'
import type { AnyForm } from '@/form/form-shell'

export type Secrets = {
  /** The field of each secret, where it is and nowhere else. */
  fields: ReadonlyMap<string, RefObject<HTMLInputElement | null>>
  /** What is typed now, for the call that hands it to the core. */
  typed: () => ProviderForm['secrets']
  clear: () => void
}

/** The secrets of a form: each stays in its field until the core gets it. */
export function useSecrets(all: readonly ProviderField[]): Secrets {
  const [fields] = useState(
    () =>
      new Map(
        all
          .filter((field) => field.shape === 'secret')
          .map((field) => [field.name, createRef<HTMLInputElement>()] as const),
      ),
  )
  return {
    fields,
    typed: () =>
      [...fields]
        .map(([field, ref]) => ({ field, secret: ref.current?.value.trim() ?? '' }))
        .filter(({ secret }) => secret !== ''),
    clear: () => {
      for (const ref of fields.values()) if (ref.current) ref.current.value = ''
    },
  }
}

type SecretOfProps = {
  form: AnyForm
  name: string
  label: string
  help: string
  field: ProviderField
  /** Dots and a tail of what is set; null where nothing is. */
  set: string | null
  secrets: Secrets
}

/** A secret of a provider: typed anew, or left empty to stay as it is. */
export function SecretOf({ form, name, label, help, field, set, secrets }: SecretOfProps) {
  const { t } = useLingui()
  const ref = secrets.fields.get(field.name)
  if (!ref) return null
  return (
    <SecretField
      form={form}
      name={name}
      label={label}
      help={set === null ? help : t`Set: ${set}. Left empty, it stays.`}
      required={field.required && set === null}
      secret={{
        field: ref,
        text: () => ref.current?.value ?? '',
        clear: () => {
          if (ref.current) ref.current.value = ''
        },
      }}
    />
  )
}
