import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { isId } from '../faults'

const OFFERED = 20

/** Users whose name or uid has this part. */
const peopleQuery = (app: AppRef, search: string) =>
  read(keys.app(app, 'users', 'picker', search), () =>
    host.usersList(
      app,
      { search, roles: [], tags: [], status: null, shown: 'active' },
      { by: 'name', descending: false },
      0,
      OFFERED,
    ),
  )

type PersonFieldProps = {
  app: AppRef
  label: string
  help?: string
  placeholder?: string
  /** The uid chosen, or empty. */
  value?: string
  onChange: (uid: string) => void
  error?: string | null
  required?: boolean
  /** Not offered: members already chosen. */
  without?: readonly string[]
}

/** One user of the app, found in the index by any part of name or uid; a whole uid is taken too. */
export function PersonField(props: PersonFieldProps) {
  const {
    app,
    label,
    help,
    placeholder,
    value = '',
    onChange,
    error,
    required,
    without = [],
  } = props
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const chosen = names[value] ?? value
  const search = text === chosen ? '' : text.trim()
  const { data } = useQuery(peopleQuery(app, search))
  const found = (data?.rows ?? [])
    .filter((user) => !without.includes(user.uid))
    .map((user) => ({ value: user.uid, label: `${user.name} (${user.uid})` }))
  const typed = search.toLowerCase()
  const options = [
    ...(value !== '' && !found.some((each) => each.value === value)
      ? [{ value, label: chosen }]
      : []),
    ...found,
    ...(isId(typed) && typed !== value && !found.some((each) => each.value === typed)
      ? [{ value: typed, label: t`The uid ${typed}` }]
      : []),
  ]
  return (
    <Select
      label={label}
      description={help}
      placeholder={placeholder}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      withAsterisk={required}
      aria-required={required}
      searchable
      clearable={value !== ''}
      allowDeselect={false}
      data={options}
      filter={({ options: all }) => all}
      value={value === '' ? null : value}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t`Nobody with this name`}
      onChange={(uid) => {
        const label = options.find((each) => each.value === uid)?.label
        if (uid && label) setNames({ ...names, [uid]: label })
        onChange(uid ?? '')
        setText(label ?? '')
      }}
    />
  )
}
