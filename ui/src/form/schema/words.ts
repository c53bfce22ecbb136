/** Values of fields as a person reads them, for lists of changes. */
import { plural, t } from '@lingui/core/macro'
import type { FormField } from '@/bindings'
import type { Value } from './store'

const MOST = 80

export function valueWords(field: FormField, value: Value): string {
  const { shape } = field
  if (value === null || value === '') return t`empty`
  if (typeof value === 'boolean') return value ? t`on` : t`off`
  if (typeof value === 'string') {
    const choice =
      shape.kind === 'choice' ? shape.choices.find((each) => each.value === value) : undefined
    const text = choice?.label ?? value
    const one = text.replace(/\s+/g, ' ')
    return one.length > MOST ? `${one.slice(0, MOST)}…` : one
  }
  if (!Array.isArray(value)) {
    const count = Object.keys(value).length
    return plural(count, { one: '# line', other: '# lines' })
  }
  if (value.length === 0) return t`empty`
  if (value.every((each) => typeof each === 'string')) {
    const names = shape.kind === 'texts' ? shape.choices : []
    const words = value.map((each) => names.find(({ value: id }) => id === each)?.label ?? each)
    const text = words.join(', ')
    return text.length > MOST ? plural(words.length, { one: '# entry', other: '# entries' }) : text
  }
  return plural(value.length, { one: '# line', other: '# lines' })
}
