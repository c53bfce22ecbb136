import type { AppRef, LogFilter, LogPage, LogRow, ProviderForm, ProviderKind } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'
import { useCursorRows } from '@/table/paged-rows'

export const noticesQuery = (app: AppRef) =>
  read(keys.app(app, 'notices', 'settings'), (signal) => host.noticesGet(app, signal))

export const providersQuery = (app: AppRef) =>
  read(keys.app(app, 'notices', 'providers'), (signal) => host.providersList(app, signal))

export const logWordsQuery = read(['noticeLogWords'], () => host.noticeLogWords())

/** What became of notifications, newest first. */
export const useLogRows = (app: AppRef, filter: LogFilter) =>
  useCursorRows<LogRow, LogPage & { total?: null }, string>({
    key: keys.app(app, 'noticeLogs', filter),
    fetch: (after, signal) => host.noticeLogs(app, filter, after, signal),
    next: (last) => last.next,
  })

export const stale = (app: AppRef) => () => [keys.app(app, 'notices'), keys.activity]

const touched = (app: AppRef) => ({ stale: stale(app) })

export const useReset = (app: AppRef) => useCall(() => host.noticesReset(app), touched(app))

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))

/**
 * What a provider is made of. The secrets are read from their fields at the last moment, so that
 * no cache of the window keeps one.
 */
export type WantedProvider = Omit<ProviderForm, 'secrets'> & {
  secrets: () => ProviderForm['secrets']
}

export const useSaveProvider = (app: AppRef) =>
  useCall(
    ({ secrets, ...form }: WantedProvider) =>
      host.providerSave(app, { ...form, secrets: secrets() }),
    touched(app),
  )

type Which = { kind: ProviderKind; id: string }

export const useRemoveProvider = (app: AppRef) =>
  useCall(({ kind, id }: Which) => host.providerRemove(app, kind, id), touched(app))

export const useDefaultProvider = (app: AppRef) =>
  useCall(({ kind, id }: Which) => host.providerDefault(app, kind, id), touched(app))

export const useChooseFile = () => useCall((kind: ProviderKind) => host.credentialChoose(kind))
