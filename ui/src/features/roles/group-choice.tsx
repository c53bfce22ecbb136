import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import { shortName } from '@/lib/safe-text'
import { groupChoicesQuery } from './api'

type GroupChoiceProps = { app: AppRef; value: string; onChange: (guid: string | null) => void }

/** One group of the app, found in the index by any part of name or guid. */
export function GroupChoice({ app, value, onChange }: GroupChoiceProps) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const known = chosen?.value === value ? chosen : value ? { value, label: value } : null
  const wanted = search === known?.label ? '' : search
  const groups = useQuery(groupChoicesQuery(app, wanted))
  const found = (groups.data?.rows ?? []).map((group) => ({
    value: group.guid,
    label: `${shortName(group.name)} (${group.guid})`,
  }))
  const listed = found.some((each) => each.value === value)
  return (
    <Select
      label={t`Which group`}
      placeholder={t`Any group`}
      data={known && !listed ? [known, ...found] : found}
      value={value || null}
      clearable
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(next, option) => {
        setChosen(next === null ? null : option)
        onChange(next)
      }}
      // The index finds parts of names and guids by itself.
      filter={({ options }) => options}
      nothingFoundMessage={groups.isFetching ? t`Loading…` : t`None with this name`}
    />
  )
}
