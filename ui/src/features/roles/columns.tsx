import { msg, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { RoleRow } from '@/bindings'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { formatNumber } from '@/lib/format'
import type { Column } from '@/table/column'

/** Whom a role reaches, in words. */
export function reachName(reach: string): string {
  if (reach === 'all') return t({ message: 'everybody', comment: 'whom a role reaches' })
  if (reach === 'friendsOnly')
    return t({ message: 'friends alone', comment: 'whom a role reaches' })
  return reach
}

/** How many users have a role, with a word where these may not be all. */
export function UsersOf({ role }: { role: Pick<RoleRow, 'users' | 'counted'> }) {
  const { users, counted } = role
  if (users === null || counted) return <Amount value={users} />
  return (
    <span {...tip(t`The list of users is still being read, so there may be more.`)}>
      <Trans>at least {formatNumber(users)}</Trans>
    </span>
  )
}

export const columns: readonly Column<RoleRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (role) => <SafeLine text={role.name} />,
    width: 180,
    sortable: true,
    fixed: true,
  },
  {
    id: 'role',
    title: msg`Id`,
    cell: (role) => idCell(role.role),
    width: 150,
    sortable: true,
  },
  {
    id: 'description',
    title: msg`Description`,
    cell: (role) => (role.description ? <SafeLine text={role.description} /> : '–'),
    width: 250,
    grow: true,
  },
  {
    id: 'users',
    title: msg`Users`,
    cell: (role) => <UsersOf role={role} />,
    width: 90,
    sortable: true,
    numeric: true,
    descendingFirst: true,
  },
  {
    id: 'listUsers',
    title: msg`See in lists`,
    cell: (role) => reachName(role.listUsers),
    width: 110,
  },
  {
    id: 'sendMessagesTo',
    title: msg`Write to`,
    cell: (role) => reachName(role.sendMessagesTo),
    width: 110,
  },
  {
    id: 'createdAt',
    title: msg`Made`,
    cell: (role) => <Time at={role.createdAt} />,
    width: 120,
    sortable: true,
  },
]
