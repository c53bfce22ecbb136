import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Anchor, AppRef } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconSearch } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { formatMoment } from '@/lib/format'
import { foundQuery } from './api'
import classes from './conversations.module.css'

const SETTLE_MS = 250

type SearchPanelProps = {
  app: AppRef
  conversation: string
  onJump: (anchor: Anchor) => void
  onClose: () => void
}

/** Finds text in this conversation, and goes to a day. */
export function SearchPanel({ app, conversation, onJump, onClose }: SearchPanelProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), SETTLE_MS)
  const [day, setDay] = useState('')
  const found = useQuery({
    ...foundQuery(app, conversation, wanted),
    enabled: wanted !== '',
  })
  return (
    <SidePanel title={t`Find in this conversation`} onClose={onClose} takesFocus>
      <TextInput
        type="search"
        label={t`Words of a message`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      {found.error && wanted !== '' && (
        <ErrorPanel inline problem={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isFetching && <Lines count={4} label={t`Searching`} />}
      {found.data && !found.isFetching && (
        <div role="status" className={classes.found}>
          {found.data.length === 0 ? (
            <Empty icon={IconSearch} title={t`No message has these words`} />
          ) : (
            <p>
              <Plural value={found.data.length} one="# message" other="# messages" />
            </p>
          )}
        </div>
      )}
      <ul>
        {found.data?.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              className={classes.hit}
              onClick={() => onJump({ kind: 'around', id: message.id })}
            >
              <span className={classes.hitHead}>
                <SafeText text={message.sender.name} />
                <span>{formatMoment(message.sentAt)}</span>
              </span>
              <SafeText text={message.parts.map(wordsOf).join('').slice(0, 240)} />
            </button>
          </li>
        ))}
      </ul>
      <Section title={t`Go to a day`}>
        <form
          className={classes.dayForm}
          onSubmit={(event) => {
            event.preventDefault()
            const at = new Date(`${day}T00:00:00`).getTime() / 1000
            if (Number.isFinite(at)) onJump({ kind: 'date', at: Math.floor(at) })
          }}
        >
          <TextInput
            type="date"
            aria-label={t`Day`}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" reason={day ? null : t`Choose a day first.`}>
            <Trans>Go there</Trans>
          </Button>
        </form>
      </Section>
    </SidePanel>
  )
}

function wordsOf(part: { kind: string; text?: string; name?: string }): string {
  return part.kind === 'mention' ? `@${part.name}` : (part.text ?? '')
}
