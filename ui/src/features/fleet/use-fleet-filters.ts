import { useLingui } from '@lingui/react/macro'
import type { FleetApp } from '@/bindings'
import type { Search } from '@/lib/search'
import type { Filter } from '@/table/list-bar'
import { FACETS, type Facet, type FleetFilter, valuesOf } from './choose'
import { useLabelName, useStateName } from './words'

/** The filters of the fleet with the values that its apps have. */
export function useFleetFilters(
  apps: readonly FleetApp[],
  filter: FleetFilter,
  setSearch: (changes: Search) => void,
): Filter[] {
  const { t } = useLingui()
  const stateName = useStateName()
  const labelName = useLabelName()
  const labels: Record<Facet, string> = {
    label: t`Label`,
    state: t`State`,
    region: t`Region`,
    plan: t`Plan`,
  }
  const nameOf = (facet: Facet, value: string): string => {
    if (facet === 'state') return stateName(value)
    if (facet === 'label') return labelName(value)
    if (facet === 'region') {
      return apps.find((app) => app.region === value)?.regionName || value
    }
    return value
  }
  return FACETS.map((facet) => ({
    id: facet,
    label: labels[facet],
    options: valuesOf(apps, facet).map(({ value, count }) => ({
      value,
      label: nameOf(facet, value),
      count,
    })),
    values: filter[facet],
    onChange: (values) => setSearch({ [facet]: values }),
  }))
}
