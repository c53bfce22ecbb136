import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageView, TextPart } from '@/bindings'
import { useAppRef } from '@/frame/address'
import { openOutside } from '@/frame/open-outside'
import { Button } from '@/kit/button'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { formatMoment } from '@/lib/format'
import { shortName } from '@/lib/safe-text'
import { textQuery } from './api'
import { AttachmentView } from './attachment'
import classes from './message-body.module.css'
import type { MessageActs } from './message-row'

/** What a message says, whatever its kind; all of it is data, none of it runs. */
export function MessageBody({ message, acts }: { message: MessageView; acts: MessageActs }) {
  const { t } = useLingui()
  if (message.deletedAt !== null) {
    const by =
      message.deletedBy && message.deletedBy !== message.sender.uid ? message.deletedBy : null
    return (
      <p className={classes.tombstone}>
        {by
          ? t`Deleted by ${shortName(by)}, ${formatMoment(message.deletedAt)}`
          : t`Deleted, ${formatMoment(message.deletedAt)}`}
      </p>
    )
  }
  const { quoted } = message
  return (
    <>
      {quoted && (
        <button
          type="button"
          className={classes.quoted}
          onClick={() => acts.openMessage(quoted.id)}
        >
          <SafeText text={quoted.sender} most={100} />: <SafeText text={quoted.text} most={400} />
        </button>
      )}
      {message.parts.length > 0 && (
        <p className={classes.text}>
          <Parts parts={message.parts} acts={acts} />
          {message.truncated && <Rest id={message.id} />}
        </p>
      )}
      {message.attachments.map((attachment) => (
        <AttachmentView
          key={`${attachment.name} ${attachment.url ?? attachment.external}`}
          attachment={attachment}
        />
      ))}
      {message.interactive && (
        <div className={classes.card}>
          <strong>
            {message.interactive.title ? (
              <SafeText text={message.interactive.title} />
            ) : (
              t`Interactive message`
            )}
          </strong>
          {message.interactive.elements.map((element) => (
            <span key={element} className={classes.element}>
              <SafeText text={element} />
            </span>
          ))}
        </div>
      )}
      {message.custom && (
        <details className={classes.custom}>
          <summary>{t`Content of the kind “${message.type}”`}</summary>
          <JsonView json={message.custom} height={240} />
        </details>
      )}
    </>
  )
}

function Parts({ parts, acts }: { parts: readonly TextPart[]; acts: MessageActs }) {
  return parts.map((part, index) => {
    // The parts of one text never move, so their place is their identity.
    const key = `${index} ${part.kind}`
    if (part.kind === 'mention') {
      return (
        <button
          key={key}
          type="button"
          className={classes.mention}
          onClick={() => acts.openUser(part.uid)}
        >
          @<SafeText text={part.name} most={200} />
        </button>
      )
    }
    if (part.kind === 'link') {
      return (
        <button
          key={key}
          type="button"
          className={classes.link}
          onClick={() => void openOutside(part.href)}
        >
          <SafeText text={part.text} />
        </button>
      )
    }
    return <SafeText key={key} text={part.text} />
  })
}

/** The rest of a text that is too long to be drawn without being asked for. */
function Rest({ id }: { id: string }) {
  const app = useAppRef()
  const [wanted, setWanted] = useState(false)
  const whole = useQuery({ ...textQuery(app, id), enabled: wanted })
  if (whole.data !== undefined) {
    return (
      <span className={classes.whole}>
        <SafeText text={whole.data} most={Number.POSITIVE_INFINITY} />
      </span>
    )
  }
  return (
    <Button small tone="quiet" busy={whole.isFetching} onClick={() => setWanted(true)}>
      <Trans>Show the whole text</Trans>
    </Button>
  )
}
