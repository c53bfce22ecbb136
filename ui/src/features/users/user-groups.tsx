import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, UserGroupRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Chip } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { IconUsersGroup } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import type { Column } from '@/table/column'
import { useGroupsOf } from './api'
import { SmallTable } from './small-table'

const columns: readonly Column<UserGroupRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (group) => <SafeLine text={group.name} />,
    width: 240,
    grow: true,
    fixed: true,
  },
  { id: 'guid', title: msg`GUID`, cell: (group) => idCell(group.guid), width: 220 },
  { id: 'kind', title: msg`Type`, cell: (group) => <Chip>{group.kind}</Chip>, width: 110 },
  {
    id: 'scope',
    title: msg`Scope`,
    cell: (group) => group.scope && <Chip>{group.scope}</Chip>,
    width: 120,
  },
  {
    id: 'members',
    title: msg`Members`,
    cell: (group) => <Amount value={group.members} />,
    width: 100,
    numeric: true,
  },
  { id: 'joinedAt', title: msg`Joined`, cell: (group) => <Time at={group.joinedAt} />, width: 130 },
]

export function UserGroups({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <SmallTable
      list="user-groups"
      label={t`Groups`}
      rows={useGroupsOf(app, uid)}
      columns={columns}
      rowId={(group) => group.guid}
      rowName={(group) => group.name}
      onOpen={(group) => go(paths.group(app, group.guid))}
      empty={
        <Empty icon={IconUsersGroup} title={t`In no group`}>
          <Trans>A group lets many users talk about one topic.</Trans>
        </Empty>
      }
    />
  )
}
