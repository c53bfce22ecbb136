import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import type { read } from '@/ipc/query'
import { isId } from '../faults'
import classes from '../form.module.css'

/** Of the list below a field in a bar, in px: the field may be narrower than what is found. */
const LIST_WIDTH = 300

/** One thing that was found: its id and how it is called. */
export type Found = { value: string; label: string }

export type FoundFieldProps = {
  app: AppRef
  label: string
  help?: string
  placeholder?: string
  /** The id chosen, or empty. */
  value?: string
  onChange: (id: string) => void
  error?: string | null
  required?: boolean
  /** Not offered: what is chosen already. */
  without?: readonly string[]
  /** Stands in the bar of a list: as high as that, its label and help heard and not seen. */
  inBar?: boolean
}

type Kind = {
  /** What has this part in its name or id. */
  query: (app: AppRef, search: string) => ReturnType<typeof read<Found[]>>
  /** How a whole id that was typed is offered. */
  typed: (id: string) => string
  /** Said where nothing is found. */
  nothing: string
}

/** One thing of the app, found in the index by any part of name or id; a whole id is taken too. */
export function FoundField(props: FoundFieldProps & Kind) {
  const { app, value = '', onChange, without = [], inBar, query, typed: offer } = props
  const [text, setText] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const chosen = names[value] ?? value
  const search = text === chosen ? '' : text.trim()
  const { data } = useQuery(query(app, search))
  const found = (data ?? []).filter((each) => !without.includes(each.value))
  const typed = search.toLowerCase()
  const isFound = (id: string) => found.some((each) => each.value === id)
  const options = [
    ...(value !== '' && !isFound(value) ? [{ value, label: chosen }] : []),
    ...found,
    ...(isId(typed) && typed !== value && !isFound(typed)
      ? [{ value: typed, label: offer(typed) }]
      : []),
  ]
  return (
    <Select
      {...(inBar
        ? {
            'aria-label': props.label,
            'aria-description': props.help,
            classNames: { input: classes.inBar },
            comboboxProps: { width: LIST_WIDTH, position: 'bottom-start' },
            openOnFocus: false,
          }
        : { label: props.label, description: props.help })}
      placeholder={props.placeholder}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={props.error}
      withAsterisk={props.required}
      aria-required={props.required}
      searchable
      clearable={value !== ''}
      allowDeselect={false}
      data={options}
      filter={({ options: all }) => all}
      value={value === '' ? null : value}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={props.nothing}
      onChange={(id) => {
        const label = options.find((each) => each.value === id)?.label
        if (id && label) setNames({ ...names, [id]: label })
        onChange(id ?? '')
        // Where the choice is kept its name is put in; else the next one is looked for.
        setText('')
      }}
    />
  )
}
