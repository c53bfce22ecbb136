/** The questions that the frame and several features ask alike. */
import type { AppRef, Connection } from '@/bindings'
import { host } from './host'
import { keys } from './keys'
import { read } from './query'

export const connectionsQuery = read(keys.connections, () => host.connectionsList())

export const vaultQuery = read(keys.vault, () => host.vaultState())

export const fleetQuery = (connection: Connection['id']) =>
  read(keys.fleet(connection), () => host.fleetList(connection))

/** Identity, colour and label of one app. */
export const appQuery = (app: AppRef) => read(keys.app(app, 'identity'), () => host.appGet(app))

export const healthQuery = (connection: Connection['id']) =>
  read(keys.health(connection), () => host.healthGet(connection))

/** All jobs, the newest first; kept current by the core's nudges. */
export const jobsQuery = read(keys.jobs, () => host.jobsList())

/** The views that were saved of a list of an app, such as its `users`. */
export const viewsQuery = (app: AppRef, list: string) =>
  read(keys.app(app, 'views', list), () => host.viewsList(app, list))

export const profileQuery = read(keys.profile, () => host.profileGet())
