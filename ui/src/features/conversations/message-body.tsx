import { useLingui } from '@lingui/react/macro'
import type { MessageView } from '@/bindings'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { formatMoment } from '@/lib/format'
import { shortName } from '@/lib/safe-text'
import { AttachmentView } from './attachment'
import classes from './message-body.module.css'
import type { MessageActs } from './message-row'
import { MessageText } from './message-text'

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
        <MessageText key={message.editedAt} message={message} acts={acts} />
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
