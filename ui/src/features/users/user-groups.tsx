import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, UserGroupRow } from '@/bindings'
import { GroupField } from '@/form/fields/group-field'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import type { ActGroup } from '@/kit/act-menu'
import { Chip } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { IconExternalLink, IconPlus, IconUsersGroup } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import { scopeName } from '@/members/rules'
import { useMemberActs } from '@/members/use-member-acts'
import { useRights } from '@/rights/use-rights'
import type { Column } from '@/table/column'
import { foundAmong } from '@/table/found-rows'
import { loadedBetween } from '@/table/rows'
import { useGroupsOf } from './api'
import { BarWays, type Way, WayButton } from './bar-ways'
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
    cell: (group) => group.scope && <Chip>{scopeName(group.scope)}</Chip>,
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

/** In which groups a user is, and as what: added, moved and taken out at once. */
export function UserGroups({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  const why = useRights()
  const members = useMemberActs(app)
  const [open, setOpen] = useState<'add' | null>(null)
  const [search, setSearch] = useState('')
  const groups = useGroupsOf(app, uid)
  const add: Way<'add'> = {
    id: 'add',
    label: t`Add to a group`,
    icon: IconPlus,
    reason: why('groupMembersAdd'),
    field: (
      <GroupField
        app={app}
        inBar
        label={t`Group to add to`}
        help={t`Added as a participant.`}
        placeholder={t`Group to be a participant of`}
        without={loadedBetween(groups, 0, (groups.total ?? 0) - 1).map(({ guid }) => guid)}
        onChange={(guid) => {
          if (guid === '') return
          setOpen(null)
          members.join(guid, uid)
        }}
      />
    ),
  }
  const actsOn = ({ guid, scope }: UserGroupRow): ActGroup[] => {
    // The list does not say who owns a group; the core refuses what an owner may not.
    const { scopes, kick } = members.ofMembers({ guid, owner: null }, [{ uid, scope }])
    return [
      [
        {
          id: 'open',
          label: t`Open the group`,
          icon: IconExternalLink,
          run: () => go(paths.group(app, guid)),
        },
      ],
      scopes,
      [{ ...kick, label: t`Kick out of the group`, keys: 'delete', quick: true }],
    ]
  }
  return (
    <>
      <SmallTable
        list="user-groups"
        label={t`Groups`}
        rows={foundAmong(groups, search, (group) => `${group.name} ${group.guid}`)}
        search={{
          placeholder: t`Find among the loaded groups`,
          text: search,
          onChange: setSearch,
        }}
        columns={columns}
        rowId={(group) => group.guid}
        rowName={(group) => group.name}
        onOpen={(group) => go(paths.group(app, group.guid))}
        acts={actsOn}
        file={{ app, list: { kind: 'userGroups', uid } }}
        action={<BarWays ways={[add]} open={open} onOpen={setOpen} />}
        adding={open !== null}
        empty={
          <Empty
            icon={IconUsersGroup}
            title={t`In no group`}
            action={open === null && <WayButton way={add} onOpen={() => setOpen('add')} />}
          >
            <Trans>A group lets many users talk about one topic.</Trans>
          </Empty>
        }
      />
      {members.dialog}
    </>
  )
}
