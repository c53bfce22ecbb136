import type { UserFilter, UserSort } from '@/bindings'
import { list, oneOf, type Search, textOf } from '@/lib/search'
import type { Sort } from '@/table/column'
import { timeOf } from '@/table/time-span'

const SHOWN = ['deactivated', 'all'] as const
const STATUS = ['online', 'offline'] as const
const SORTS = ['name', 'uid', 'role', 'lastActiveAt', 'createdAt', 'updatedAt'] as const

/** What the address says about the list. */
export function filterOf(search: Search): UserFilter {
  return {
    search: textOf(search, 'search'),
    roles: [...list(search.role)],
    tags: [...list(search.tag)],
    status: oneOf(textOf(search, 'status'), STATUS),
    shown: oneOf(textOf(search, 'shown'), SHOWN) ?? 'active',
    ...timeOf('created', textOf(search, 'created')),
    ...timeOf('lastActive', textOf(search, 'active')),
    ...timeOf('updated', textOf(search, 'updated')),
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
  created: null,
  active: null,
  updated: null,
}

/** What a saved view keeps of the address. */
export const VIEWED_NAMES = [...Object.keys(NO_FILTER), 'sort']

export function isFiltered(filter: UserFilter): boolean {
  return (
    filter.search !== '' ||
    filter.roles.length > 0 ||
    filter.tags.length > 0 ||
    filter.status !== null ||
    filter.shown !== 'active' ||
    filter.created !== undefined ||
    filter.lastActive !== undefined ||
    filter.updated !== undefined
  )
}
