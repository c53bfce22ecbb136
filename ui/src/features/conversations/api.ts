import type { AppRef, ConversationFilter, ConversationRow, ConversationsPage } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'
import { usePagedRows } from '@/table/paged-rows'

export function useConversations(app: AppRef, filter: ConversationFilter) {
  return usePagedRows<ConversationRow, ConversationsPage>({
    key: keys.app(app, 'conversations', filter),
    fetch: (page, signal) => host.conversationsList(app, filter, page, signal),
  })
}

export const conversationQuery = (app: AppRef, id: string) =>
  read(keys.app(app, 'conversation', id), (signal) => host.conversationGet(app, id, signal))

export const messageQuery = (app: AppRef, id: string) =>
  read(keys.app(app, 'message', id), (signal) => host.messageGet(app, id, signal))

export const rawQuery = (app: AppRef, id: string) =>
  read(keys.app(app, 'message', id, 'raw'), (signal) => host.messageRaw(app, id, signal))

export const textQuery = (app: AppRef, id: string) =>
  read(keys.app(app, 'message', id, 'text'), (signal) => host.messageText(app, id, signal))

export const threadQuery = (app: AppRef, parent: string) =>
  read(keys.app(app, 'thread', parent), (signal) =>
    host.threadPage(app, parent, { kind: 'newest' }, 100, signal),
  )

export const foundQuery = (app: AppRef, conversation: string, text: string) =>
  read(keys.app(app, 'conversation', conversation, 'found', text), (signal) =>
    host.messagesSearch(app, conversation, text, signal),
  )

export const membersQuery = (app: AppRef, guid: string) =>
  read(keys.app(app, 'group', guid, 'members'), (signal) =>
    host.groupMembers(app, guid, { scopes: [], search: '' }, 1, signal),
  )

export function useDeleteMessage(app: AppRef) {
  return useCall((id: string) => host.messageDelete(app, id), {
    stale: (id) => [keys.app(app, 'message', id), keys.activity],
  })
}
