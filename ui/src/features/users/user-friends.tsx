import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconExternalLink, IconUserMinus, IconUserPlus, IconUsers } from '@/kit/icons'
import { useRights } from '@/rights/use-rights'
import { foundAmong } from '@/table/found-rows'
import { useFriends } from './api'
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
  const [adding, setAdding] = useState(false)
  const add = (
    <Button small icon={IconUserPlus} reason={why('friendAdd')} onClick={() => setAdding(true)}>
      {t`Add a friend`}
    </Button>
  )
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
      action={
        adding ? (
          <PersonField
            app={app}
            label={t`Friend to add`}
            placeholder={t`Part of a name or uid`}
            without={[uid]}
            onChange={(other) => {
              if (other === '') return
              setAdding(false)
              void ties.befriend(uid, other)
            }}
          />
        ) : (
          add
        )
      }
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
        <Empty icon={IconUsers} title={t`No friends`} action={adding ? null : add}>
          <Trans>Friends matter where a role may list or write to friends alone.</Trans>
        </Empty>
      }
    />
  )
}
