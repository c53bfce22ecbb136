import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { MessageView } from '@/bindings'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconArrowDown, IconMessages } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { formatDate } from '@/lib/format'
import classes from './conversations.module.css'
import { blocksOf } from './merge'
import { type MessageActs, MessageGroup, MessageNote } from './message-row'
import type { Transcript as Loaded } from './use-transcript'

const NEAR = 400
const AT_END = 48

type TranscriptProps = {
  loaded: Loaded
  acts: MessageActs
  /** The message shown in the panel. */
  shown: string | null
  /** Under the last message: who is typing. */
  foot?: ReactNode
}

/** What was said, oldest above. New messages never move what is being read. */
export function Transcript({ loaded, acts, shown, foot }: TranscriptProps) {
  const { t } = useLingui()
  const { stretch, busy, problem, turn, focus } = loaded
  const { messages, older, newer, arrived } = stretch
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const before = useRef({ turn: -1, first: '', height: 0, arrived: 0 })
  const [unseen, setUnseen] = useState(0)
  const blocks = useMemo(() => blocksOf(messages), [messages])
  const last = messages.at(-1)?.id ?? ''

  useLayoutEffect(() => {
    const view = scroller.current
    if (!view) return
    const was = before.current
    const first = messages[0]?.id ?? ''
    if (was.turn !== turn) {
      const target = focus ? view.querySelector(`[data-message="${CSS.escape(focus)}"]`) : null
      if (target) target.scrollIntoView({ block: 'center' })
      else view.scrollTop = view.scrollHeight
      following.current = !target
      setUnseen(0)
    } else if (was.first !== first) {
      view.scrollTop += view.scrollHeight - was.height
    } else if (following.current && !newer) {
      view.scrollTop = view.scrollHeight
    } else if (arrived > was.arrived) {
      setUnseen((n) => n + arrived - was.arrived)
    }
    before.current = { turn, first, height: view.scrollHeight, arrived }
  }, [messages, turn, focus, newer, arrived])

  // Pictures and the typing line change heights after the messages are drawn.
  useEffect(() => {
    const view = scroller.current
    const inner = view?.firstElementChild
    if (!view || !inner || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => {
      if (following.current && !newer) view.scrollTop = view.scrollHeight
      before.current.height = view.scrollHeight
    })
    observer.observe(inner)
    return () => observer.disconnect()
  }, [newer])

  const toEnd = () => {
    if (newer) return loaded.jump({ kind: 'newest' })
    const view = scroller.current
    following.current = true
    setUnseen(0)
    if (view) view.scrollTop = view.scrollHeight
  }

  const empty = messages.length === 0
  return (
    <div className={classes.transcript}>
      <div
        ref={scroller}
        role="log"
        aria-label={t`Messages`}
        aria-live="off"
        aria-busy={busy !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must scroll by keys.
        tabIndex={0}
        className={classes.scroller}
        onClickCapture={({ target }) => {
          // Whoever opens something wants to read it from its start on.
          if (target instanceof Element && target.closest('[aria-expanded], summary')) {
            following.current = false
          }
        }}
        onScroll={({ currentTarget: view }) => {
          const left = view.scrollHeight - view.scrollTop - view.clientHeight
          following.current = !newer && left < AT_END
          if (following.current) setUnseen(0)
          if (view.scrollTop < NEAR && older) loaded.loadOlder()
          if (left < NEAR && newer) loaded.loadNewer()
        }}
      >
        <div className={classes.messages}>
          {!empty && !older && (
            <p className={classes.beginning}>
              <Trans>The conversation begins here.</Trans>
            </p>
          )}
          {busy === 'older' && <Lines count={2} label={t`Reading older messages`} />}
          {blocks.map((block) =>
            block.kind === 'day' ? (
              <div key={block.key} className={classes.day}>
                <span>{formatDate(block.at)}</span>
              </div>
            ) : block.kind === 'note' ? (
              <MessageNote key={block.key} message={block.message} acts={acts} shown={shown} />
            ) : (
              <MessageGroup key={block.key} messages={block.messages} acts={acts} shown={shown} />
            ),
          )}
          {busy === 'newer' && <Lines count={2} label={t`Reading newer messages`} />}
          {empty && busy === 'start' && <Lines count={10} label={t`Reading the messages`} />}
          {problem && (
            <ErrorPanel
              inline={!empty}
              problem={problem}
              onRetry={() => loaded.jump({ kind: 'newest' })}
            />
          )}
          {empty && busy === null && !problem && (
            <Empty icon={IconMessages} title={t`No messages`}>
              <Trans>Nothing has been said here yet, or all of it was removed.</Trans>
            </Empty>
          )}
          {foot}
        </div>
      </div>
      {(unseen > 0 || newer) && last !== '' && (
        <div className={classes.pill}>
          <Button icon={IconArrowDown} onClick={toEnd}>
            {unseen > 0 ? (
              <Plural value={unseen} one="# new message" other="# new messages" />
            ) : (
              <Trans>Go to the newest</Trans>
            )}
          </Button>
        </div>
      )}
    </div>
  )
}

export type { MessageView }
