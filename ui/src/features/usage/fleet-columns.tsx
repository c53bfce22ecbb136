import { msg } from '@lingui/core/macro'
import type { FleetUsageApp } from '@/bindings'
import { Spark } from '@/chart/spark'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { LabelBadge, TenantDot, tenantColour } from '@/kit/tenant'
import { Amount } from '@/kit/time'
import { formatNumber } from '@/lib/format'
import type { Column } from '@/table/column'
import { Warning } from './warning'

/** A row knows the span of the page, so that all lines stand on the same days. */
export type FleetRow = FleetUsageApp & { from: number; today: number }

export const columns: readonly Column<FleetRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    width: 220,
    minWidth: 140,
    grow: true,
    fixed: true,
    sortable: true,
    cell: (row) => (
      <>
        <TenantDot colour={row.colour} />
        <SafeLine text={row.name} />
      </>
    ),
  },
  {
    id: 'label',
    title: msg`Label`,
    width: 118,
    sortable: true,
    cell: (row) => <LabelBadge label={row.label} />,
  },
  {
    id: 'last',
    title: msg`Latest`,
    width: 104,
    numeric: true,
    sortable: true,
    descendingFirst: true,
    cell: (row) => <Amount value={row.last} />,
  },
  {
    id: 'growth',
    title: msg`Change`,
    width: 104,
    numeric: true,
    sortable: true,
    descendingFirst: true,
    cell: (row) =>
      row.growth === null ? (
        <Amount value={null} />
      ) : (
        <span className="figures">
          {row.growth > 0 ? '+' : ''}
          {formatNumber(row.growth)}
        </span>
      ),
  },
  {
    id: 'days',
    title: msg`Days`,
    width: 140,
    cell: (row) => (
      <Spark points={row.days} from={row.from} to={row.today} colour={tenantColour(row.colour)} />
    ),
  },
  {
    id: 'warns',
    title: msg`Warning`,
    width: 130,
    sortable: true,
    descendingFirst: true,
    cell: (row) => <Warning most={row.warns ? row.most : null} />,
  },
  {
    id: 'app',
    title: msg`App id`,
    width: 156,
    hidden: true,
    cell: (row) => idCell(row.app),
  },
]
