import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, GroupRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import {
  IconCopy,
  IconEdit,
  IconExternalLink,
  IconMessages,
  IconTrash,
  IconUserCheck,
} from '@/kit/icons'
import { toast, toastProblem, toastThrown } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteGroup } from './api'

/** What can be done with a group; deletion asks in the core's own words and wants the guid typed. */
export function useGroupActs(app: AppRef) {
  const { t } = useLingui()
  const go = useGo()
  const { data: tenant } = useQuery(appQuery(app))
  const why = useRights()
  const erase = useDeleteGroup(app)

  const remove = async (group: GroupRow, done?: () => void) => {
    try {
      const plan = await host.gatePlan({
        act: 'groupDelete',
        app,
        selection: null,
        subject: group.guid,
      })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType ?? group.guid,
        irreversible: true,
        tenant,
        run: () => erase.mutateAsync(group.guid),
      })
      if (!sure) return
      toast({ text: t`Deleted ${group.name}` })
      done?.()
    } catch (thrown) {
      toastThrown(thrown)
    }
  }

  type Ways = { edit: () => void; transfer: () => void; deleted?: () => void }
  const ofGroup = (group: GroupRow, { edit, transfer, deleted }: Ways): ActGroup[] => [
    [
      {
        id: 'open',
        label: t`Open`,
        icon: IconExternalLink,
        run: () => go(paths.group(app, group.guid)),
      },
      {
        id: 'conversation',
        label: t`Open the conversation`,
        icon: IconMessages,
        run: () => go(paths.conversation(app, `group_${group.guid}`)),
      },
      {
        id: 'copy',
        label: t`Copy the guid`,
        icon: IconCopy,
        run: () => void host.textCopy(group.guid),
      },
    ],
    [
      {
        id: 'edit',
        label: t`Edit`,
        icon: IconEdit,
        keys: 'e',
        quick: true,
        reason: why('groupUpdate'),
        run: edit,
      },
      {
        id: 'transfer',
        label: t`Change the owner`,
        icon: IconUserCheck,
        reason: why('groupTransfer'),
        run: transfer,
      },
      {
        id: 'delete',
        label: t`Delete`,
        icon: IconTrash,
        keys: 'delete',
        danger: true,
        reason: why('groupDelete'),
        run: () => void remove(group, deleted),
      },
    ],
  ]
  return { ofGroup }
}
