import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AppRef, PreviewKind } from '@/bindings'
import { host } from '@/ipc/host'
import { conversationQuery, threadQuery } from './api'
import { usePreview } from './use-preview'
import { useTranscript } from './use-transcript'

/** Watches without telling the service that anybody does. */
export const QUIET: PreviewKind = { kind: 'quiet' }

/**
 * A conversation with its messages and what is said meanwhile, joined so that none lacks and none
 * stands twice. It begins at the message `from`, or at the newest.
 */
export function useConversation(app: AppRef, id: string, from: string | null, kind: PreviewKind) {
  const client = useQueryClient()
  const conversation = useQuery(conversationQuery(app, id))
  const loaded = useTranscript(app, id, from)
  const { messages, newer } = loaded.stretch
  const ready = loaded.turn > 0 && loaded.busy !== 'start'
  const preview = usePreview(app, id, ready ? kind : null, {
    lastId: () =>
      // Away from the end, what lies between is loaded when somebody goes there.
      (newer ? conversation.data?.lastId : null) ?? messages.at(-1)?.id ?? null,
    add: (more) => {
      loaded.add(more.filter((message) => message.parent === null))
      for (const parent of new Set(more.map((message) => message.parent))) {
        if (parent !== null) void client.invalidateQueries(threadQuery(app, parent))
      }
    },
    change: loaded.change,
  })
  const reread = useCallback(
    (message: string) =>
      void host.messageGet(app, message).then(
        (detail) => loaded.change([detail.message]),
        () => undefined,
      ),
    [app, loaded.change],
  )
  return { conversation, loaded, preview, reread }
}
