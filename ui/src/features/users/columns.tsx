import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { UserRow } from '@/bindings'
import { Avatar } from '@/kit/avatar'
import { Badge, Chip, Dot } from '@/kit/badge'
import { IdText } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Tags } from '@/kit/tags'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'
import classes from './users.module.css'

/** A user in a list: face, name, and the one state that changes what can be done. */
export function UserName({ user }: { user: UserRow }) {
  return (
    <span className={classes.name}>
      <Avatar name={user.name} id={user.uid} src={user.avatar} />
      <SafeLine text={user.name} />
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

export const columns: readonly Column<UserRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (user) => <UserName user={user} />,
    width: 200,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'uid',
    title: msg`UID`,
    cell: (user) => <IdText id={user.uid} room={26} still />,
    width: 176,
    sortable: true,
  },
  {
    id: 'role',
    title: msg`Role`,
    cell: (user) => user.role && <Chip>{user.role}</Chip>,
    width: 104,
    sortable: true,
  },
  {
    id: 'tags',
    title: msg`Tags`,
    cell: (user) => <Tags tags={user.tags} />,
    width: 168,
  },
  {
    id: 'status',
    title: msg`Status`,
    cell: (user) => <Presence status={user.status} />,
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
