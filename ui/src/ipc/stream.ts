import type { AppRef, PreviewEvent, PreviewKind } from '@/bindings'
import { host } from './host'

/** A stream that is open until `close` is called. Nothing is delivered after that. */
export type Subscription = { close(): void }

/**
 * Watches an open conversation. `onEvents` gets batches in order; messages never come twice. The
 * promise ends once the core has taken the watch; closing before that is safe.
 */
export function watchConversation(
  app: AppRef,
  conversation: string,
  kind: PreviewKind,
  lastId: string | null,
  onEvents: (events: PreviewEvent[]) => void,
): Subscription & { opened: Promise<void> } {
  let closed = false
  const opening = host.previewOpen(app, conversation, kind, lastId, (events) => {
    if (!closed) onEvents(events)
  })
  return {
    opened: opening.then(() => undefined),
    close() {
      if (closed) return
      closed = true
      opening.then((id) => host.previewClose(id)).catch(() => undefined)
    },
  }
}
