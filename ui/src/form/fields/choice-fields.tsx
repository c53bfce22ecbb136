import { useLingui } from '@lingui/react/macro'
import { Select, Switch, TagsInput } from '@mantine/core'
import { useState } from 'react'
import type { AnyForm } from '../form-shell'

const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
]

type ChoiceProps = { form: AnyForm; name: string; label: string; help?: string }

type SelectFieldProps = ChoiceProps & {
  options: readonly { value: string; label: string }[]
  placeholder?: string
  /** Can be left open, and emptied. */
  clearable?: boolean
  /** Takes a value that is not in the list: regions, roles not yet read. */
  creatable?: boolean
  loading?: boolean
}

/** One of a list, found by typing: roles, regions, plans. */
export function SelectField(props: SelectFieldProps) {
  const { form, name, label, help, options, placeholder, clearable, creatable, loading } = props
  const { t } = useLingui()
  const input = form.getInputProps(name)
  const value = (input.value as string | null) || null
  const known = options.some((each) => each.value === value)
  const data = value && !known ? [...options, { value, label: value }] : [...options]
  return (
    <Select
      {...input}
      value={value}
      onChange={(next) => input.onChange(next ?? '')}
      data={data}
      label={label}
      description={help}
      inputWrapperOrder={ORDER}
      placeholder={loading ? t`Loading…` : placeholder}
      searchable
      clearable={clearable}
      allowDeselect={false}
      nothingFoundMessage={t`None with this name`}
      onSearchChange={
        creatable
          ? (text) => {
              const typed = text.trim()
              if (typed !== '' && !options.some((each) => each.label === text)) {
                input.onChange(typed)
              }
            }
          : undefined
      }
    />
  )
}

type TagsFieldProps = ChoiceProps & {
  /** The most tags the service takes. */
  most: number
  /** The most letters of one tag. */
  limit: number
  known?: readonly string[]
}

/** Tags: typed or pasted with commas, trimmed, each once. */
export function TagsField({ form, name, label, help, most, limit, known = [] }: TagsFieldProps) {
  const { t } = useLingui()
  const [offered, setOffered] = useState(false)
  const input = form.getInputProps(name)
  const tags = (input.value as string[]) ?? []
  const long = tags.find((tag) => [...tag].length > limit)
  return (
    <TagsInput
      {...input}
      value={tags}
      onChange={(next) =>
        input.onChange([...new Set(next.map((tag) => tag.trim()))].filter(Boolean))
      }
      label={label}
      description={tags.length > most * 0.8 ? t`${tags.length} of ${most} tags` : help}
      inputWrapperOrder={ORDER}
      data={known.filter((each) => !tags.includes(each))}
      maxTags={most}
      dropdownOpened={offered}
      onDropdownOpen={() => setOffered(true)}
      onDropdownClose={() => setOffered(false)}
      onSearchChange={(typed) => typed !== '' && setOffered(true)}
      // What is offered would cover the form's buttons until something else is clicked.
      onKeyDown={(event) => event.key === 'Enter' && setOffered(false)}
      splitChars={[',', ';', '\n', '\t']}
      acceptValueOnBlur
      clearable
      error={
        long ? t`“${long.slice(0, 20)}…” is longer than ${limit} letters.` : (input.error as string)
      }
    />
  )
}

/** On or off, at once or with the form. */
export function SwitchField({ form, name, label, help }: ChoiceProps) {
  return (
    <Switch {...form.getInputProps(name, { type: 'checkbox' })} label={label} description={help} />
  )
}
