import { msg } from '@lingui/core/macro'
import type { FleetApp } from '@/bindings'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { LabelBadge, TenantDot } from '@/kit/tenant'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import type { Column } from '@/table/column'
import { PlanName, StateDot, UserCount } from './words'

export const columns: readonly Column<FleetApp>[] = [
  {
    id: 'name',
    title: msg`Name`,
    width: 190,
    minWidth: 140,
    grow: true,
    fixed: true,
    sortable: true,
    cell: (app) => (
      <>
        <TenantDot colour={app.colour} />
        <SafeLine text={app.name} />
      </>
    ),
  },
  {
    id: 'label',
    title: msg`Label`,
    width: 118,
    sortable: true,
    cell: (app) => <LabelBadge label={app.label} />,
  },
  {
    id: 'state',
    title: msg`State`,
    width: 104,
    sortable: true,
    cell: (app) => <StateDot state={app.state} />,
  },
  {
    id: 'region',
    title: msg`Region`,
    width: 122,
    sortable: true,
    cell: (app) => <span {...tip(app.region)}>{app.regionName || app.region}</span>,
  },
  {
    id: 'plan',
    title: msg`Plan`,
    width: 100,
    sortable: true,
    cell: (app) => <PlanName plan={app.plan} />,
  },
  {
    id: 'users',
    title: msg`Users`,
    width: 88,
    numeric: true,
    sortable: true,
    descendingFirst: true,
    cell: (app) => <UserCount app={app} />,
  },
  {
    id: 'createdAt',
    title: msg`Created`,
    width: 118,
    sortable: true,
    descendingFirst: true,
    cell: (app) => <Time at={app.createdAt} />,
  },
  {
    id: 'app',
    title: msg`App id`,
    width: 156,
    sortable: true,
    cell: (app) => idCell(app.app),
  },
  {
    id: 'owner',
    title: msg`Owner`,
    width: 200,
    hidden: true,
    cell: (app) => <SafeLine text={app.owner ?? '–'} />,
  },
]
