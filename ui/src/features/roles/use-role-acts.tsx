import { useLingui } from '@lingui/react/macro'
import type { AppRef, RoleRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { useGate } from '@/gate/use-gate'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { IconCopy, IconEdit, IconShieldCheck, IconTrash, IconUsers } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteRole, useUndo } from './api'
import { whyNotDelete } from './rules'

/** What can be done with a role; deletion asks in the core's own words and wants the id typed. */
export function useRoleActs(app: AppRef) {
  const { t } = useLingui()
  const go = useGo()
  const gate = useGate(app)
  const why = useRights()
  const erase = useDeleteRole(app)
  const undo = useUndo(app)

  const remove = ({ role, name }: RoleRow) =>
    gate({
      act: 'roleDelete',
      subject: role,
      typed: role,
      run: () => erase.mutateAsync(role),
      done: ({ undo: id }) =>
        toast({ text: t`Deleted the role ${name}`, undo: id ? () => undo.mutateAsync(id) : null }),
    })

  const ofRole = (role: RoleRow, edit: () => void): ActGroup[] => [
    [
      {
        id: 'permissions',
        label: t`Show its permissions`,
        icon: IconShieldCheck,
        run: () => go(paths.roles(app, { tab: 'permissions', role: role.role })),
      },
      {
        id: 'users',
        label: t`Show its users`,
        icon: IconUsers,
        run: () => go(paths.users(app, { role: role.role })),
      },
      {
        id: 'copy',
        label: t`Copy the id`,
        icon: IconCopy,
        run: () => void host.textCopy(role.role),
      },
    ],
    [
      {
        id: 'edit',
        label: t`Edit`,
        icon: IconEdit,
        keys: 'e',
        quick: true,
        reason: why('roleUpdate'),
        run: edit,
      },
      {
        id: 'delete',
        label: t`Delete`,
        icon: IconTrash,
        keys: 'delete',
        danger: true,
        reason: why('roleDelete') ?? whyNotDelete(role),
        run: () => void remove(role),
      },
    ],
  ]
  return { ofRole }
}
