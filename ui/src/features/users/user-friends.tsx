import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Empty } from '@/kit/empty'
import { IconExternalLink, IconUserMinus, IconUserPlus, IconUsers } from '@/kit/icons'
import { useRights } from '@/rights/use-rights'
import { foundAmong } from '@/table/found-rows'
import { useFriends } from './api'
import { BarWays, type Way, WayButton } from './bar-ways'
import { columns } from './columns'
import { SmallTable } from './small-table'
import { useTies } from './use-ties'

const shown = columns
  .filter((column) => ['name', 'uid', 'status', 'createdAt'].includes(column.id))
  .map((column) => ({ ...column, sortable: false }))

/** With whom a user is friends: made and ended on both sides at once. */
export function UserFriends({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  const ties = useTies(app)
  const why = useRights()
  const [search, setSearch] = useState('')
  const friends = useFriends(app, uid)
  const [open, setOpen] = useState<'add' | null>(null)
  const add: Way<'add'> = {
    id: 'add',
    label: t`Add a friend`,
    icon: IconUserPlus,
    reason: why('friendAdd'),
    field: (
      <PersonField
        app={app}
        inBar
        label={t`Friend to add`}
        placeholder={t`Part of a name or uid`}
        without={[uid]}
        onChange={(other) => {
          if (other === '') return
          setOpen(null)
          void ties.befriend(uid, other)
        }}
      />
    ),
  }
  return (
    <SmallTable
      list="user-friends"
      label={t`Friends`}
      rows={foundAmong(friends, search, (friend) => `${friend.name} ${friend.uid}`)}
      search={{ placeholder: t`Find among the loaded friends`, text: search, onChange: setSearch }}
      columns={shown}
      rowId={(friend) => friend.uid}
      rowName={(friend) => friend.name}
      onOpen={(friend) => go(paths.user(app, friend.uid))}
      file={{ app, list: { kind: 'userFriends', uid } }}
      action={<BarWays ways={[add]} open={open} onOpen={setOpen} />}
      adding={open !== null}
      acts={(friend) => [
        [
          {
            id: 'open',
            label: t`Open the user`,
            icon: IconExternalLink,
            run: () => go(paths.user(app, friend.uid)),
          },
        ],
        [
          {
            id: 'part',
            label: t`End the friendship`,
            icon: IconUserMinus,
            keys: 'delete',
            quick: true,
            reason: why('friendRemove'),
            run: () => void ties.part(uid, friend.uid),
          },
        ],
      ]}
      empty={
        <Empty
          icon={IconUsers}
          title={t`No friends`}
          action={open === null && <WayButton way={add} onOpen={() => setOpen('add')} />}
        >
          <Trans>Friends matter where a role may list or write to friends alone.</Trans>
        </Empty>
      }
    />
  )
}
