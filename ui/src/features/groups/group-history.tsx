import type { AppRef } from '@/bindings'
import { History } from '@/history/history'

/** What was done to this group and its members from this installation. */
export function GroupHistory({ app, guid }: { app: AppRef; guid: string }) {
  return <History app={app} kind="group" id={guid} />
}
