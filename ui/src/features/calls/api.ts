import type { AppRef, CallFilter, CallRow, Page } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { usePagedRows } from '@/table/paged-rows'

/** The calls that match, the newest first. */
export function useCalls(app: AppRef, filter: CallFilter) {
  return usePagedRows<CallRow, Page<CallRow>>({
    key: keys.app(app, 'calls', filter),
    fetch: (page, signal) => host.callsList(app, filter, page, signal),
  })
}

export const callQuery = (app: AppRef, session: string) =>
  read(keys.app(app, 'calls', 'one', session), (signal) => host.callGet(app, session, signal))

/** All transcripts of a call, of which the call itself tells the five latest. */
export const transcriptsQuery = (app: AppRef, session: string) =>
  read(keys.app(app, 'calls', 'transcripts', session), (signal) =>
    host.callTranscripts(app, session, 1, signal),
  )
