import { msg } from '@lingui/core/macro'
import type { TeamMember } from '@/bindings'
import { Badge } from '@/kit/badge'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import type { Column } from '@/table/column'
import { roleName } from './rules'

export const columns: readonly Column<TeamMember>[] = [
  {
    id: 'email',
    title: msg`Address`,
    cell: (one) => <SafeLine text={one.email} />,
    width: 300,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'name',
    title: msg`Name`,
    cell: (one) => (one.name === null ? '–' : <SafeLine text={one.name} />),
    width: 220,
    sortable: true,
  },
  {
    id: 'role',
    title: msg`Role`,
    cell: (one) => (
      <span {...tip(one.role)}>
        <Badge>{roleName(one.role)}</Badge>
      </span>
    ),
    width: 140,
    sortable: true,
  },
  {
    id: 'since',
    title: msg`In the team since`,
    cell: (one) => <Time at={one.since} />,
    width: 160,
    sortable: true,
    descendingFirst: true,
  },
]
