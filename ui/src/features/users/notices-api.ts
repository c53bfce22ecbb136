/** What a user is told, where and on which devices. */
import type { AppRef, MuteRequest, UserContact } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

const of = (app: AppRef, uid: string, part: string) => keys.app(app, 'notices', 'user', uid, part)

export const userNoticesQuery = (app: AppRef, uid: string) =>
  read(of(app, uid, 'choices'), (signal) => host.userNoticesGet(app, uid, signal))

export const mutesQuery = (app: AppRef, uid: string) =>
  read(of(app, uid, 'mutes'), (signal) => host.userMutesList(app, uid, signal))

export const timezoneQuery = (app: AppRef, uid: string) =>
  read(of(app, uid, 'timezone'), (signal) => host.userTimezoneGet(app, uid, signal))

export const contactQuery = (app: AppRef, uid: string) =>
  read(of(app, uid, 'contact'), (signal) => host.userContactGet(app, uid, signal))

export const devicesQuery = (app: AppRef, uid: string) =>
  read(of(app, uid, 'devices'), (signal) => host.userDevicesList(app, uid, signal))

export const staleNotices = (app: AppRef, uid: string) => () => [
  keys.app(app, 'notices', 'user', uid),
  keys.activity,
]

export function useNoticeActs(app: AppRef, uid: string) {
  const touched = { stale: staleNotices(app, uid) }
  return {
    mute: useCall((mute: MuteRequest) => host.userMute(app, uid, mute), touched),
    unmute: useCall((mute: MuteRequest) => host.userUnmute(app, uid, mute), touched),
    timezone: useCall((zone: string) => host.userTimezoneSet(app, uid, zone), touched),
    contact: useCall(
      ({ seen, contact }: { seen: UserContact; contact: UserContact }) =>
        host.userContactSave(app, uid, seen, contact),
      touched,
    ),
    removeDevices: useCall((id: string | null) => host.userDevicesRemove(app, uid, id), touched),
    reset: useCall(() => host.userNoticesReset(app, uid), touched),
    undo: useCall((id: string) => host.activityUndo(id), touched),
  }
}
