import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconMessages } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { messageQuery, threadQuery } from './api'
import classes from './conversations.module.css'
import { blocksOf } from './merge'
import { type MessageActs, MessageGroup } from './message-row'

type ThreadPanelProps = { app: AppRef; parent: string; acts: MessageActs; onClose: () => void }

/** The answers to one message. */
export function ThreadPanel({ app, parent, acts, onClose }: ThreadPanelProps) {
  const { t } = useLingui()
  const first = useQuery(messageQuery(app, parent))
  const replies = useQuery(threadQuery(app, parent))
  const problem = replies.error ?? first.error
  return (
    <SidePanel title={t`Thread`} onClose={onClose} wide>
      <div className={classes.thread}>
        {first.data && <MessageGroup messages={[first.data.message]} acts={acts} shown={null} />}
        {problem && <ErrorPanel inline problem={problem} onRetry={() => void replies.refetch()} />}
        {!replies.data && !problem && <Lines count={6} label={t`Reading the replies`} />}
        {replies.data?.older && (
          <p className={classes.beginning}>
            <Trans>Only the newest 100 replies are shown.</Trans>
          </p>
        )}
        {replies.data &&
          blocksOf(replies.data.messages).map(
            (block) =>
              block.kind === 'group' && (
                <MessageGroup key={block.key} messages={block.messages} acts={acts} shown={null} />
              ),
          )}
        {replies.data?.messages.length === 0 && (
          <Empty
            icon={IconMessages}
            title={t`No replies`}
            action={<Button onClick={onClose}>{t`Close`}</Button>}
          />
        )}
      </div>
    </SidePanel>
  )
}
