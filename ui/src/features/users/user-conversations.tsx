import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, ConversationRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Badge } from '@/kit/badge'
import { Empty } from '@/kit/empty'
import { IconMessages } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import type { Column } from '@/table/column'
import { useConversationsOf } from './api'
import { SmallTable } from './small-table'

const columns: readonly Column<ConversationRow>[] = [
  {
    id: 'title',
    title: msg`Who`,
    cell: (row) => <SafeLine text={row.title} />,
    width: 240,
    fixed: true,
  },
  {
    id: 'lastText',
    title: msg`Last message`,
    cell: (row) => <SafeLine text={row.lastText} />,
    width: 260,
    grow: true,
  },
  {
    id: 'kind',
    title: msg`Kind`,
    cell: (row) =>
      row.kind === 'group' ? (
        <Badge>
          <Trans>group</Trans>
        </Badge>
      ) : (
        <Trans>two people</Trans>
      ),
    width: 104,
  },
  {
    id: 'unread',
    title: msg`Unread`,
    cell: (row) => <Amount value={row.unread} />,
    width: 84,
    numeric: true,
  },
  { id: 'lastAt', title: msg`When`, cell: (row) => <Time at={row.lastAt} />, width: 120 },
]

/** The conversations that a user takes part in, the latest first, as the user has them. */
export function UserConversations({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const go = useGo()
  return (
    <SmallTable
      list="user-conversations"
      label={t`Conversations`}
      rows={useConversationsOf(app, uid)}
      columns={columns}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      onOpen={(row) => go(paths.conversation(app, row.id))}
      empty={
        <Empty icon={IconMessages} title={t`No conversations`}>
          <Trans>A conversation begins with its first message.</Trans>
        </Empty>
      }
    />
  )
}
