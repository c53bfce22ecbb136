import { useLingui } from '@lingui/react/macro'
import type { AppRef, GroupRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { useGate } from '@/gate/use-gate'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import {
  IconCopy,
  IconEdit,
  IconExternalLink,
  IconMessages,
  IconTrash,
  IconUserCheck,
} from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteGroup } from './api'

/** What can be done with a group; deletion asks in the core's own words and wants the guid typed. */
export function useGroupActs(app: AppRef) {
  const { t } = useLingui()
  const go = useGo()
  const gate = useGate(app)
  const why = useRights()
  const erase = useDeleteGroup(app)

  const remove = (group: GroupRow, done?: () => void) =>
    gate({
      act: 'groupDelete',
      subject: group.guid,
      typed: group.guid,
      run: () => erase.mutateAsync(group.guid),
      done: () => {
        toast({ text: t`Deleted ${group.name}` })
        done?.()
      },
    })

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
