import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import type { UserRow } from '@/bindings'
import { face } from '@/kit/avatar'
import { Badge, chip, Dot } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { safeLine } from '@/kit/safe-text'
import { tagLine } from '@/kit/tags'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'
import classes from './users.module.css'

/** A user in a list: face, name, and the one state that changes what can be done. */
export function userName(user: UserRow): ReactElement {
  return (
    <span className={classes.name}>
      {face({ name: user.name, id: user.uid, src: user.avatar })}
      {safeLine(user.name)}
      {user.deactivatedAt !== null && (
        <Badge tone="amber">
          <Trans>deactivated</Trans>
        </Badge>
      )}
    </span>
  )
}

export function Presence({ status }: { status: UserRow['status'] }) {
  const { t } = useLingui()
  if (status === null) return null
  const online = status === 'online'
  return <Dot tone={online ? 'green' : undefined}>{online ? t`Online` : t`Offline`}</Dot>
}

/** One element for each: a row that comes in the place of another often keeps it. */
const PRESENCE = {
  online: <Presence status="online" />,
  offline: <Presence status="offline" />,
}

export const columns: readonly Column<UserRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: userName,
    width: 184,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'uid',
    title: msg`UID`,
    cell: (user) => idCell(user.uid, 32),
    width: 192,
    upTo: 256,
    sortable: true,
  },
  {
    id: 'role',
    title: msg`Role`,
    cell: (user) => user.role && chip(user.role),
    width: 104,
    sortable: true,
  },
  {
    id: 'tags',
    title: msg`Tags`,
    cell: (user) => tagLine(user.tags),
    width: 168,
  },
  {
    id: 'status',
    title: msg`Status`,
    cell: (user) => user.status && PRESENCE[user.status],
    width: 96,
  },
  {
    id: 'lastActiveAt',
    title: msg`Last active`,
    cell: (user) => <Time at={user.lastActiveAt} />,
    width: 120,
    sortable: true,
    descendingFirst: true,
  },
  {
    id: 'createdAt',
    title: msg`Created`,
    cell: (user) => <Time at={user.createdAt} />,
    width: 120,
    sortable: true,
    descendingFirst: true,
  },
  {
    id: 'updatedAt',
    title: msg`Changed`,
    cell: (user) => <Time at={user.updatedAt} />,
    width: 120,
    sortable: true,
    descendingFirst: true,
    hidden: true,
  },
  {
    id: 'deactivatedAt',
    title: msg`Deactivated`,
    cell: (user) => <Time at={user.deactivatedAt} />,
    width: 120,
    hidden: true,
  },
]
