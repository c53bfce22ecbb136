import { Trans } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { AppRef } from '@/bindings'
import { useGo } from '@/frame/address'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { PeekHead } from '@/frame/peek-head'
import { ErrorPanel } from '@/kit/error-panel'
import { Faces } from './columns'
import classes from './conversations.module.css'
import { Transcript } from './transcript'
import { TypingLine } from './typing-line'
import { QUIET, useConversation } from './use-conversation'
import { useMessageActs } from './use-message-acts'

type ConversationPeekProps = { app: AppRef; id: string; onClose: () => void }

/** What is being said, beside the list; nobody in the conversation learns of it. */
export function ConversationPeek({ app, id, onClose }: ConversationPeekProps) {
  const go = useGo()
  const { conversation, loaded, preview, reread } = useConversation(app, id, null, QUIET)
  const acts = useMessageActs(
    app,
    useMemo(
      () => ({
        openMessage: (message: string) => go(paths.conversation(app, id, { message })),
        openThread: (thread: string) => go(paths.conversation(app, id, { thread })),
        onDeleted: reread,
      }),
      [app, id, go, reread],
    ),
  )
  const row = conversation.data
  return (
    <SidePanel title={row?.title ?? id} onClose={onClose} wide fills>
      <div className={classes.peek}>
        <PeekHead href={paths.conversation(app, id)} picture={row && <Faces row={row} size={24} />}>
          <Trans>Open the conversation</Trans>
        </PeekHead>
      </div>
      {conversation.error && !row ? (
        <ErrorPanel problem={conversation.error} onRetry={() => void conversation.refetch()} />
      ) : (
        <Transcript
          loaded={loaded}
          acts={acts}
          shown={null}
          foot={<TypingLine typing={preview.typing} />}
        />
      )}
    </SidePanel>
  )
}
