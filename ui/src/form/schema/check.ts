/** What is wrong with what was typed, said when the field is left; the core looks again. */
import { t } from '@lingui/core/macro'
import type { FormField, FormValue } from '@/bindings'

export function faultOf(field: FormField, value: FormValue | null): string | null {
  const { shape } = field
  const text = typeof value === 'string' ? value.trim() : ''
  if (shape.kind === 'secret') return null
  if (text === '') {
    return field.required && shape.kind === 'text'
      ? t`This is needed for the extension to work.`
      : null
  }
  if (shape.kind === 'number') return numberFault(text, shape.min)
  if (shape.kind !== 'text') return null
  switch (shape.form) {
    case 'colour':
      return /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)
        ? null
        : t`This is a colour such as #03a9f4.`
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(text) ? null : t`This is not an e-mail address.`
    case 'phone':
      return /^\+\d{6,15}$/.test(text)
        ? null
        : t`Begin with + and the country code, and write digits alone: +14155550100.`
    case 'web':
      return /^https?:\/\/[^\s/]+\S*$/i.test(text)
        ? null
        : t`This is not a web address. It begins with https:// or http://.`
    default:
      return null
  }
}

function numberFault(text: string, min: number | null): string | null {
  const number = Number(text)
  if (!Number.isFinite(number)) return t`This is a number.`
  return min !== null && number < min ? t`This is ${min} at least.` : null
}
