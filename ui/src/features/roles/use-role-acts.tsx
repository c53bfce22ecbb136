import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, RoleRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconCopy, IconEdit, IconShieldCheck, IconTrash, IconUsers } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteRole, useUndo } from './api'
import { whyNotDelete } from './rules'

/** What can be done with a role; deletion asks in the core's own words and wants the id typed. */
export function useRoleActs(app: AppRef) {
  const { t } = useLingui()
  const go = useGo()
  const { data: tenant } = useQuery(appQuery(app))
  const why = useRights()
  const erase = useDeleteRole(app)
  const undo = useUndo(app)

  const remove = async ({ role, name }: RoleRow) => {
    try {
      const plan = await host.gatePlan({ act: 'roleDelete', app, selection: null, subject: role })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      let way: string | null = null
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType ?? role,
        irreversible: true,
        tenant,
        run: async () => {
          way = (await erase.mutateAsync(role)).undo
        },
      })
      const id: string | null = way
      if (!sure) return
      toast({ text: t`Deleted the role ${name}`, undo: id ? () => undo.mutateAsync(id) : null })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }

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
