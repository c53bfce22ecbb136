import type { AppRef, SettingSeen, SettingWanted } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

export const settingsQuery = (app: AppRef) =>
  read(keys.app(app, 'settings'), (signal) => host.settingsList(app, signal))

const touched = (app: AppRef) => ({ stale: () => [keys.app(app, 'settings'), keys.activity] })

type Save = { wanted: SettingWanted[]; seen: SettingSeen[] }

export const useSaveSettings = (app: AppRef) =>
  useCall(({ wanted, seen }: Save) => host.settingsSave(app, wanted, seen), touched(app))

export const useResetSettings = (app: AppRef) =>
  useCall((seen: SettingSeen[]) => host.settingsReset(app, seen), touched(app))

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
