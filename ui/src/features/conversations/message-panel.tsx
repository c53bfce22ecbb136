import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, MessageDetail } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { Chip } from '@/kit/badge'
import { CopyButton, IdText } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { shortName } from '@/lib/safe-text'
import { messageQuery, rawQuery } from './api'

type MessagePanelProps = { app: AppRef; id: string; onClose: () => void }

/** One message with who got it, who read it, who reacted, and what the service answers. */
export function MessagePanel({ app, id, onClose }: MessagePanelProps) {
  const { t } = useLingui()
  const detail = useQuery(messageQuery(app, id))
  const raw = useQuery(rawQuery(app, id))
  return (
    <SidePanel title={t`Message`} onClose={onClose}>
      {detail.error && <ErrorPanel problem={detail.error} onRetry={() => void detail.refetch()} />}
      {!detail.data && !detail.error && <Lines count={8} label={t`Reading the message`} />}
      {detail.data && <Facts detail={detail.data} />}
      {raw.data !== undefined && (
        <Section
          title={t`What the service answers`}
          action={<CopyButton text={raw.data} label={t`Copy the JSON`} />}
        >
          <JsonView json={raw.data} />
        </Section>
      )}
      {raw.error && !detail.error && <ErrorPanel inline problem={raw.error} />}
    </SidePanel>
  )
}

function Facts({ detail }: { detail: MessageDetail }) {
  const { t } = useLingui()
  const { message, receipts, reactions } = detail
  return (
    <>
      <FieldList>
        <Field name={t`Message id`}>
          <IdText id={message.id} />
        </Field>
        <Field name={t`From`}>
          <SafeText text={message.sender.name} most={200} /> <IdText id={message.sender.uid} />
        </Field>
        <Field name={t`Kind`}>
          {message.category} · {message.type}
        </Field>
        <Field name={t`Sent`}>
          <Time at={message.sentAt} />
        </Field>
        {message.editedAt !== null && (
          <Field name={t`Edited`}>
            <Time at={message.editedAt} /> {message.editedBy}
          </Field>
        )}
        {message.deletedAt !== null && (
          <Field name={t`Deleted`}>
            <Time at={message.deletedAt} /> {message.deletedBy}
          </Field>
        )}
        {message.tags.length > 0 && (
          <Field name={t`Tags`}>
            {message.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </Field>
        )}
      </FieldList>
      <Section title={t`Receipts`}>
        {receipts.length === 0 ? (
          <p>
            <Trans>No receipt is known. Groups over 300 members have none.</Trans>
          </p>
        ) : (
          <FieldList>
            {receipts.map((receipt) => (
              <Field key={receipt.uid} name={shortName(receipt.name)}>
                {receipt.readAt !== null ? (
                  <Trans>
                    read <Time at={receipt.readAt} />
                  </Trans>
                ) : (
                  <Trans>
                    delivered <Time at={receipt.deliveredAt} />
                  </Trans>
                )}
              </Field>
            ))}
          </FieldList>
        )}
      </Section>
      {reactions.length > 0 && (
        <Section title={t`Reactions`}>
          <FieldList>
            {reactions.map((reaction) => (
              <Field key={`${reaction.emoji} ${reaction.uid}`} name={shortName(reaction.name)}>
                {reaction.emoji} <Time at={reaction.at} />
              </Field>
            ))}
          </FieldList>
        </Section>
      )}
    </>
  )
}
