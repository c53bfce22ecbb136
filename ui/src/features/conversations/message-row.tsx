import { Trans, useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import type { MessageView } from '@/bindings'
import type { ActGroup } from '@/kit/act-menu'
import { ActMenu } from '@/kit/act-menu'
import { Avatar, tintOf } from '@/kit/avatar'
import { Badge } from '@/kit/badge'
import { IconButton } from '@/kit/button'
import { IconDots, IconPhone, IconVideo } from '@/kit/icons'
import { SafeLine, SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { formatClock, formatMoment } from '@/lib/format'
import { shortName } from '@/lib/safe-text'
import classes from './conversations.module.css'
import { MessageBody } from './message-body'

export type MessageActs = {
  of: (message: MessageView) => readonly ActGroup[]
  openThread: (message: MessageView) => void
  openMessage: (id: string) => void
  openUser: (uid: string) => void
}

type RowProps = { acts: MessageActs; shown: string | null }

/** What one person said in one go: the name once, a time for each message. */
export const MessageGroup = memo(function MessageGroup({
  messages,
  acts,
  shown,
}: RowProps & { messages: readonly MessageView[] }) {
  const [first] = messages
  if (!first) return null
  const { sender } = first
  return (
    <div className={classes.group}>
      <Avatar name={sender.name} id={sender.uid} src={sender.avatar} size={28} />
      <div className={classes.said}>
        <button
          type="button"
          className={classes.sender}
          data-tint={tintOf(sender.uid)}
          onClick={() => acts.openUser(sender.uid)}
        >
          <SafeLine text={sender.name} />
        </button>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} acts={acts} shown={shown} />
        ))}
      </div>
    </div>
  )
})

function MessageRow({ message, acts, shown }: RowProps & { message: MessageView }) {
  const { t } = useLingui()
  return (
    <article
      data-message={message.id}
      data-shown={shown === message.id || undefined}
      className={classes.message}
      aria-label={t`Message of ${shortName(message.sender.name)}, ${formatClock(message.sentAt)}`}
    >
      <time
        className={classes.gutter}
        dateTime={new Date(message.sentAt * 1000).toISOString()}
        {...tip(formatMoment(message.sentAt))}
      >
        {formatClock(message.sentAt)}
      </time>
      <div className={classes.body}>
        <MessageBody message={message} acts={acts} />
        <MessageMarks message={message} acts={acts} />
      </div>
      <div className={classes.tools}>
        <ActMenu groups={acts.of(message)} label={t`What can be done with this message`}>
          <IconButton label={t`More about this message`} icon={IconDots} size="row" />
        </ActMenu>
      </div>
    </article>
  )
}

/** The state of a message, as words. */
function MessageMarks({ message, acts }: { message: MessageView; acts: MessageActs }) {
  const { t } = useLingui()
  const { reactions, replies } = message
  return (
    <div className={classes.marks}>
      {message.moderation === 'disapproved' && (
        <Badge tone="red">
          <Trans>blocked, only seen here</Trans>
        </Badge>
      )}
      {message.moderation === 'pending' && (
        <Badge tone="amber">
          <Trans>waits for moderation</Trans>
        </Badge>
      )}
      {message.deletedAt === null && message.editedAt !== null && (
        <span {...tip(formatMoment(message.editedAt))}>
          <Trans>edited</Trans>
        </span>
      )}
      {message.pinnedAt !== null && (
        <span>
          <Trans>pinned</Trans>
        </span>
      )}
      {reactions.map((reaction) => (
        <button
          key={reaction.emoji}
          type="button"
          className={classes.reaction}
          aria-label={t`${reaction.count} reacted with ${reaction.emoji}`}
          onClick={() => acts.openMessage(message.id)}
        >
          {reaction.emoji} <span className="figures">{reaction.count}</span>
        </button>
      ))}
      {replies > 0 && (
        <button type="button" className={classes.replies} onClick={() => acts.openThread(message)}>
          {replies === 1 ? t`1 reply` : t`${replies} replies`}
        </button>
      )}
      {message.readAt !== null ? (
        <span className={classes.receipt} {...tip(formatMoment(message.readAt))}>
          <Trans>read</Trans>
        </span>
      ) : message.deliveredAt !== null ? (
        <span className={classes.receipt} {...tip(formatMoment(message.deliveredAt))}>
          <Trans>delivered</Trans>
        </span>
      ) : null}
    </div>
  )
}

/** Something that happened: a member came, a call was missed. */
export const MessageNote = memo(function MessageNote({
  message,
  shown,
}: RowProps & { message: MessageView }) {
  const { call, action } = message
  const Glyph = call ? (call.kind === 'video' ? IconVideo : IconPhone) : null
  return (
    <div
      data-message={message.id}
      data-shown={shown === message.id || undefined}
      className={classes.note}
    >
      <time
        className={classes.gutter}
        dateTime={new Date(message.sentAt * 1000).toISOString()}
        {...tip(formatMoment(message.sentAt))}
      >
        {formatClock(message.sentAt)}
      </time>
      {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
      <span>
        <SafeText text={action ?? message.type} />
      </span>
    </div>
  )
})
