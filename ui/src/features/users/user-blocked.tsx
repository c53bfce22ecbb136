import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, BlockedRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { IdText } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { IconUserOff } from '@/kit/icons'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'
import { useBlocked } from './api'
import { UserName } from './columns'
import { SmallTable } from './small-table'

const columns: readonly Column<BlockedRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (user) => <UserName user={user} />,
    width: 240,
    grow: true,
    fixed: true,
  },
  { id: 'uid', title: msg`UID`, cell: (user) => <IdText id={user.uid} still />, width: 220 },
  {
    id: 'direction',
    title: msg`Direction`,
    cell: (user) =>
      user.direction === 'blockedThem' ? (
        <Trans>blocked by this user</Trans>
      ) : (
        <Trans>has blocked this user</Trans>
      ),
    width: 180,
  },
  { id: 'blockedAt', title: msg`Since`, cell: (user) => <Time at={user.blockedAt} />, width: 130 },
]

export function UserBlocked({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <SmallTable
      list="user-blocked"
      label={t`Blocked`}
      rows={useBlocked(app, uid)}
      columns={columns}
      rowId={(user) => `${user.direction}-${user.uid}`}
      rowName={(user) => user.name}
      onOpen={(user) => go(paths.user(app, user.uid))}
      empty={
        <Empty icon={IconUserOff} title={t`No blocks`}>
          <Trans>This user blocks nobody and is blocked by nobody.</Trans>
        </Empty>
      }
    />
  )
}
