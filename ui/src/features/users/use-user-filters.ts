import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, UserFilter } from '@/bindings'
import { type Search, textOf } from '@/lib/search'
import type { Filter } from '@/table/list-bar'
import { isSpan } from '@/table/time-span'
import { facetsQuery } from './api'

/** The filters of the list, with how many users each value would leave. */
export function useUserFilters(
  app: AppRef,
  filter: UserFilter,
  search: Search,
  setSearch: (changes: Search) => void,
): Filter[] {
  const { t } = useLingui()
  const { data: facets } = useQuery(facetsQuery(app))
  const counted = (facet: { value: string; count: number }) => ({
    value: facet.value,
    label: facet.value,
    count: facet.count,
  })
  const span = (id: string, label: string): Filter => {
    const text = textOf(search, id)
    return {
      id,
      label,
      options: [],
      span: true,
      values: isSpan(text) ? [text] : [],
      onChange: ([chosen]) => setSearch({ [id]: chosen ?? null }),
    }
  }
  return [
    {
      id: 'role',
      label: t`Role`,
      options: (facets?.roles ?? []).map(counted),
      values: filter.roles,
      onChange: (role) => setSearch({ role }),
    },
    {
      id: 'tag',
      label: t`Tag`,
      options: (facets?.tags ?? []).map(counted),
      values: filter.tags,
      onChange: (tag) => setSearch({ tag }),
    },
    {
      id: 'status',
      label: t`Status`,
      options: [
        { value: 'online', label: t`online` },
        { value: 'offline', label: t`offline` },
      ],
      values: filter.status ? [filter.status] : [],
      single: true,
      onChange: ([status]) => setSearch({ status: status ?? null }),
    },
    {
      id: 'shown',
      label: t`Account`,
      options: [
        { value: 'deactivated', label: t`deactivated` },
        { value: 'all', label: t`active or deactivated` },
      ],
      values: filter.shown === 'active' ? [] : [filter.shown],
      single: true,
      onChange: ([shown]) => setSearch({ shown: shown ?? null }),
    },
    span('created', t`Created`),
    span('active', t`Last active`),
    span('updated', t`Changed`),
  ]
}
