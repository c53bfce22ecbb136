import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ConversationRow } from '@/bindings'
import { Avatar } from '@/kit/avatar'
import { Badge, Chip } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import type { Column } from '@/table/column'
import classes from './conversations.module.css'

/** The faces of both people, or of the group. */
export function Faces({ row, size = 20 }: { row: ConversationRow; size?: number }) {
  return (
    <span className={classes.faces}>
      {row.peers.slice(0, 2).map((peer) => {
        const id = peer.kind === 'user' ? peer.uid : peer.guid
        const src = peer.kind === 'user' ? peer.avatar : peer.icon
        return <Avatar key={id} name={peer.name} id={id} src={src} size={size} />
      })}
    </span>
  )
}

export const columns: readonly Column<ConversationRow>[] = [
  {
    id: 'title',
    title: msg`Who`,
    cell: (row) => (
      <span className={classes.who}>
        <Faces row={row} />
        <SafeLine text={row.title} />
      </span>
    ),
    width: 250,
    fixed: true,
  },
  {
    id: 'lastText',
    title: msg`Last message`,
    cell: (row) => (
      <span className={classes.last}>
        {row.lastSender && (
          <span className={classes.by}>
            <SafeLine text={row.lastSender} />:
          </span>
        )}
        <SafeLine text={row.lastText} />
      </span>
    ),
    width: 270,
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
    id: 'tags',
    title: msg`Tags`,
    cell: (row) => row.tags.slice(0, 2).map((tag) => <Chip key={tag}>{tag}</Chip>),
    width: 120,
    hidden: true,
  },
  {
    id: 'unread',
    title: msg`Unread`,
    cell: (row) => <Amount value={row.unread} />,
    width: 80,
    numeric: true,
    hidden: true,
  },
  {
    id: 'id',
    title: msg`Conversation id`,
    cell: (row) => idCell(row.id),
    width: 220,
    hidden: true,
  },
  { id: 'lastAt', title: msg`When`, cell: (row) => <Time at={row.lastAt} />, width: 120 },
]
