import type { FleetApp } from '@/bindings'
import { list, type Search, textOf } from '@/lib/search'
import type { Sort } from '@/table/column'
import { compareBy } from '@/table/local-rows'

export const FACETS = ['label', 'state', 'region', 'plan'] as const
export type Facet = (typeof FACETS)[number]

export type FleetFilter = { search: string } & Record<Facet, readonly string[]>

const SORTS = ['name', 'app', 'region', 'plan', 'state', 'label', 'createdAt', 'users'] as const

export function filterOf(search: Search): FleetFilter {
  return {
    search: textOf(search, 'search'),
    label: list(search.label),
    state: list(search.state),
    region: list(search.region),
    plan: list(search.plan),
  }
}

/** `?sort=-users` → by users, most first. By name when the address says nothing it knows. */
export function sortOf(search: Search): Sort {
  const text = textOf(search, 'sort')
  const by = SORTS.find((each) => each === text.replace(/^-/, ''))
  return by ? { by, descending: text.startsWith('-') } : { by: 'name', descending: false }
}

export function sortText(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.by}`
}

/** The apps that match, in order. The whole fleet is in the window, so this needs no core. */
export function chosen(apps: readonly FleetApp[], filter: FleetFilter, sort: Sort): FleetApp[] {
  const part = filter.search.trim().toLowerCase()
  return apps
    .filter(
      (app) =>
        (part === '' ||
          app.name.toLowerCase().includes(part) ||
          app.app.toLowerCase().includes(part)) &&
        FACETS.every(
          (facet) => filter[facet].length === 0 || filter[facet].includes(app[facet] ?? ''),
        ),
    )
    .toSorted(compareBy((app) => app[sort.by as (typeof SORTS)[number]] ?? null, sort.descending))
}

/** The values of a facet and how many apps have each, most first. */
export function valuesOf(
  apps: readonly FleetApp[],
  facet: Facet,
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const app of apps) {
    const value = app[facet]
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}
