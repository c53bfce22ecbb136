import { msg } from '@lingui/core/macro'
import type { ReactElement } from 'react'
import type { GroupRow, MemberRow, UserRow } from '@/bindings'
import { face } from '@/kit/avatar'
import { chip } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { safeLine } from '@/kit/safe-text'
import { tagLine } from '@/kit/tags'
import { Amount, Time } from '@/kit/time'
import { scopeName } from '@/members/rules'
import type { Column } from '@/table/column'
import classes from './groups.module.css'
import { GroupKind } from './words'

/** Somebody in a list: face and name. */
export function personName(user: UserRow): ReactElement {
  return (
    <span className={classes.name}>
      {face({ name: user.name, id: user.uid, src: user.avatar })}
      {safeLine(user.name)}
    </span>
  )
}

export const columns: readonly Column<GroupRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (group) => (
      <span className={classes.name}>
        {face({ name: group.name, id: group.guid })}
        {safeLine(group.name)}
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
    cell: (group) => idCell(group.guid),
    width: 172,
    sortable: true,
  },
  {
    id: 'kind',
    title: msg`Type`,
    cell: (group) => <GroupKind kind={group.kind} />,
    width: 96,
    sortable: true,
  },
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
    cell: (group) => group.owner && idCell(group.owner, 32),
    width: 150,
    upTo: 256,
  },
  {
    id: 'tags',
    title: msg`Tags`,
    cell: (group) => tagLine(group.tags),
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
  {
    id: 'updatedAt',
    title: msg`Changed`,
    cell: (group) => <Time at={group.updatedAt} />,
    width: 120,
    sortable: true,
    descendingFirst: true,
    hidden: true,
  },
]

export const memberColumns: readonly Column<MemberRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: personName,
    width: 240,
    grow: true,
    fixed: true,
  },
  {
    id: 'uid',
    title: msg`UID`,
    cell: (member) => idCell(member.uid, 32),
    width: 220,
    upTo: 256,
  },
  {
    id: 'scope',
    title: msg`Scope`,
    cell: (member) => chip(scopeName(member.scope)),
    width: 130,
  },
  {
    id: 'joinedAt',
    title: msg`Joined`,
    cell: (member) => <Time at={member.joinedAt} />,
    width: 130,
  },
]
