import type { AppRef, ExtensionSwitches } from '@/bindings'
import type { FormStore } from '@/form/schema/store'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

/** What is set up changes seldom and takes a request for each, so it is kept for a while. */
const SET_UP_FRESH_MS = 5 * 60_000

export const extensionsQuery = (app: AppRef) =>
  read(keys.app(app, 'extensions'), (signal) => host.extensionsList(app, signal))

export const setUpsQuery = (app: AppRef) => ({
  ...read(keys.app(app, 'extensions', 'set-ups'), (signal) => host.extensionSetUps(app, signal)),
  staleTime: SET_UP_FRESH_MS,
})

export const formQuery = (app: AppRef, extension: string, widget: string | null) =>
  read(keys.app(app, 'extensions', 'form', extension, widget), (signal) =>
    host.extensionForm(app, extension, widget, signal),
  )

export const widgetsQuery = (app: AppRef) =>
  read(keys.app(app, 'extensions', 'widgets'), (signal) => host.widgetsList(app, signal))

export const certificatesQuery = (app: AppRef) =>
  read(keys.app(app, 'extensions', 'certificates'), (signal) => host.pushCertificates(app, signal))

const touched = (app: AppRef) => ({ stale: () => [keys.app(app, 'extensions'), keys.activity] })

export const useSwitch = (app: AppRef) =>
  useCall((switches: ExtensionSwitches) => host.extensionsSwitch(app, switches), touched(app))

/** What is typed as a secret is read out of its input by the call itself: no cache ever has it. */
export const useSaveSettings = (app: AppRef, extension: string, widget: string | null) =>
  useCall(
    (store: FormStore) => host.extensionSettingsSave(app, extension, widget, store.wanted()),
    { stale: (_, saved) => (saved.conflicts.length > 0 ? [] : touched(app).stale()) },
  )

export const useDeleteSettings = (app: AppRef) =>
  useCall((extension: string) => host.extensionSettingsDelete(app, extension), touched(app))

export const useUploadCertificate = (app: AppRef) =>
  useCall((file: string) => host.pushCertificateUpload(app, file), touched(app))

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
