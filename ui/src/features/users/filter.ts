import type { UserFilter, UserSort } from '@/bindings'
import { list, oneOf, type Search, textOf } from '@/lib/search'
import type { Sort } from '@/table/column'

const SHOWN = ['deactivated', 'all'] as const
const STATUS = ['online', 'offline'] as const
const SORTS = ['name', 'uid', 'role', 'lastActiveAt', 'createdAt'] as const

/** What the address says about the list. */
export function filterOf(search: Search): UserFilter {
  return {
    search: textOf(search, 'search'),
    roles: [...list(search.role)],
    tags: [...list(search.tag)],
    status: oneOf(textOf(search, 'status'), STATUS),
    shown: oneOf(textOf(search, 'shown'), SHOWN) ?? 'active',
  }
}

export function sortOf(search: Search): UserSort {
  const by = textOf(search, 'sort')
  return {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
}

/** The address of a sort; the usual one leaves it. */
export function searchOfSort({ by, descending }: Sort): Search {
  return { sort: by === 'name' && !descending ? null : `${descending ? '-' : ''}${by}` }
}

/** Takes every filter off. */
export const NO_FILTER: Search = {
  search: null,
  role: null,
  tag: null,
  status: null,
  shown: null,
}

export function isFiltered(filter: UserFilter): boolean {
  return (
    filter.search !== '' ||
    filter.roles.length > 0 ||
    filter.tags.length > 0 ||
    filter.status !== null ||
    filter.shown !== 'active'
  )
}
