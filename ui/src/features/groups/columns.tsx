import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { GroupRow, MemberRow } from '@/bindings'
import { Avatar } from '@/kit/avatar'
import { Chip } from '@/kit/badge'
import { IdText } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import type { Column } from '@/table/column'
import classes from './groups.module.css'

/** Who may find and join the group, in a word. */
export function GroupKind({ kind }: { kind: string }) {
  if (kind === 'public') return <Trans comment="type of a group">public</Trans>
  if (kind === 'private') return <Trans comment="type of a group">private</Trans>
  if (kind === 'password') return <Trans comment="type of a group">password</Trans>
  return kind
}

export const columns: readonly Column<GroupRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (group) => (
      <span className={classes.name}>
        <Avatar name={group.name} id={group.guid} />
        <SafeLine text={group.name} />
      </span>
    ),
    width: 210,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'guid',
    title: msg`GUID`,
    cell: (group) => <IdText id={group.guid} still />,
    width: 172,
    sortable: true,
  },
  { id: 'kind', title: msg`Type`, cell: (group) => <GroupKind kind={group.kind} />, width: 96 },
  {
    id: 'members',
    title: msg`Members`,
    cell: (group) => <Amount value={group.members} />,
    width: 92,
    numeric: true,
    sortable: true,
    descendingFirst: true,
  },
  {
    id: 'owner',
    title: msg`Owner`,
    cell: (group) => group.owner && <IdText id={group.owner} still />,
    width: 150,
  },
  {
    id: 'tags',
    title: msg`Tags`,
    cell: (group) => group.tags.slice(0, 3).map((tag) => <Chip key={tag}>{tag}</Chip>),
    width: 150,
  },
  {
    id: 'createdAt',
    title: msg`Created`,
    cell: (group) => <Time at={group.createdAt} />,
    width: 120,
    sortable: true,
    descendingFirst: true,
  },
]

export const memberColumns: readonly Column<MemberRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (member) => (
      <span className={classes.name}>
        <Avatar name={member.name} id={member.uid} src={member.avatar} />
        <SafeLine text={member.name} />
      </span>
    ),
    width: 240,
    grow: true,
    fixed: true,
  },
  { id: 'uid', title: msg`UID`, cell: (member) => <IdText id={member.uid} still />, width: 220 },
  { id: 'scope', title: msg`Scope`, cell: (member) => <Chip>{member.scope}</Chip>, width: 130 },
  {
    id: 'joinedAt',
    title: msg`Joined`,
    cell: (member) => <Time at={member.joinedAt} />,
    width: 130,
  },
]
