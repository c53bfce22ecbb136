import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

export const keysQuery = (app: AppRef) =>
  read(keys.app(app, 'apiKeys'), (signal) => host.apiKeysList(app, signal))

/** What was done with one key here: made, copied, shown. */
export const historyQuery = (app: AppRef, id: string) =>
  read([...keys.activity, 'of', app.app, id], () =>
    host.activityList({ app: app.app, object: id, search: '', before: null, limit: 100 }),
  )

const touched = (app: AppRef) => ({
  stale: () => [keys.app(app, 'apiKeys'), keys.activity, keys.connections],
})

export const useCreateKey = (app: AppRef) =>
  useCall(
    ({ name, scope }: { name: string; scope: string }) => host.apiKeyCreate(app, name, scope),
    touched(app),
  )

export const useRenameKey = (app: AppRef, id: string) =>
  useCall((name: string) => host.apiKeyRename(app, id, name), touched(app))

export const useDeleteKey = (app: AppRef) =>
  useCall(
    ({ id, typed }: { id: string; typed: string }) => host.apiKeyDelete(app, id, typed),
    touched(app),
  )

export const useSwitchKey = (app: AppRef) =>
  useCall((id: string) => host.apiKeyUse(app, id), touched(app))

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
