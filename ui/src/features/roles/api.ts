import type { AppRef, NewRole, RoleChanges } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

export const rolesQuery = (app: AppRef) =>
  read(keys.app(app, 'roles'), (signal) => host.rolesList(app, signal))

export const permissionsQuery = (app: AppRef) =>
  read(keys.app(app, 'roles', 'permissions'), (signal) => host.rolePermissions(app, signal))

export const restrictionsQuery = (app: AppRef) =>
  read(keys.app(app, 'roles', 'restrictions'), (signal) => host.restrictionsList(app, signal))

export const abilitiesQuery = (app: AppRef, role: string, guid: string, scope: string) =>
  read(keys.app(app, 'roles', 'abilities', role, guid, scope), (signal) =>
    host.roleAbilities(app, role, guid || null, scope || null, signal),
  )

export const historyQuery = (app: AppRef, role: string) =>
  read([...keys.activity, 'of', app.app, 'role', role], () =>
    host.activityList({ app: app.app, object: role, search: '', before: null, limit: 20 }),
  )

const touched = (app: AppRef) => ({ stale: () => [keys.app(app, 'roles'), keys.activity] })

export const useCreateRole = (app: AppRef) =>
  useCall((role: NewRole) => host.roleCreate(app, role), touched(app))

export const useUpdateRole = (app: AppRef, role: string) =>
  useCall((changes: RoleChanges) => host.roleUpdate(app, role, changes), touched(app))

export const useDeleteRole = (app: AppRef) =>
  useCall((role: string) => host.roleDelete(app, role, role), touched(app))

type Restrictions = { role: string; keys: string[] }

export const useLift = (app: AppRef) =>
  useCall(
    ({ role, keys: which }: Restrictions) => host.restrictionsLift(app, role, which),
    touched(app),
  )

export const useMove = (app: AppRef) =>
  useCall(
    ({ role, keys: which }: Restrictions) => host.restrictionsMove(app, role, which),
    touched(app),
  )

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
