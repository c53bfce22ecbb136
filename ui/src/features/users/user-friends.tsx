import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Empty } from '@/kit/empty'
import { IconUsers } from '@/kit/icons'
import { useFriends } from './api'
import { columns } from './columns'
import { SmallTable } from './small-table'

const shown = columns
  .filter((column) => ['name', 'uid', 'status', 'createdAt'].includes(column.id))
  .map((column) => ({ ...column, sortable: false }))

export function UserFriends({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <SmallTable
      list="user-friends"
      label={t`Friends`}
      rows={useFriends(app, uid)}
      columns={shown}
      rowId={(friend) => friend.uid}
      rowName={(friend) => friend.name}
      onOpen={(friend) => go(paths.user(app, friend.uid))}
      empty={
        <Empty icon={IconUsers} title={t`No friends`}>
          <Trans>Friends matter where a role may list or write to friends alone.</Trans>
        </Empty>
      }
    />
  )
}
