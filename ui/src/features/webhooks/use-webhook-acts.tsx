import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, WebhookRow } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { profileQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { IconCopy, IconEdit, IconPower, IconSend, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useDeleteWebhook, useUndo, useUpdateWebhook } from './api'
import { draftOf, whyNotChange, whyNotDelete } from './rules'

type Ways = { edit: () => void; sample: () => void }

/** What can be done with a webhook; deletion asks in the core's own words and wants the id typed. */
export function useWebhookActs(app: AppRef) {
  const { t } = useLingui()
  const gate = useGate(app)
  const profile = useQuery(profileQuery).data?.profile
  const erase = useDeleteWebhook(app)
  const undo = useUndo(app)
  const whyNot = profile ? whyNotChange(profile) : null

  const remove = ({ id, fields }: WebhookRow) =>
    gate({
      act: 'webhookDelete',
      subject: id,
      typed: id,
      run: () => erase.mutateAsync(id),
      done: ({ undo: back }) =>
        toast({
          text: t`Deleted the webhook ${fields.name}`,
          undo: back ? () => undo.mutateAsync(back) : null,
        }),
    })

  const turn = useTurn(app)
  const ofWebhook = (row: WebhookRow, { edit, sample }: Ways): ActGroup[] => [
    [
      {
        id: 'sample',
        label: t`Send a sample`,
        icon: IconSend,
        quick: true,
        reason: whyNot,
        run: sample,
      },
      { id: 'copy', label: t`Copy the id`, icon: IconCopy, run: () => void host.textCopy(row.id) },
    ],
    [
      {
        id: 'edit',
        label: t`Edit`,
        icon: IconEdit,
        keys: 'e',
        quick: true,
        reason: whyNot,
        run: edit,
      },
      {
        id: 'turn',
        label: row.fields.enabled === false ? t`Turn on` : t`Turn off`,
        icon: IconPower,
        reason: whyNot ?? (row.triggers === null ? t`Its triggers cannot be read just now.` : null),
        run: () => void turn(row),
      },
      {
        id: 'delete',
        label: t`Delete`,
        icon: IconTrash,
        keys: 'delete',
        danger: true,
        reason: profile ? whyNotDelete(profile) : null,
        run: () => void remove(row),
      },
    ],
  ]
  return { whyNot, ofWebhook }
}

/** Turns a webhook on or off, unless somebody changed it since it was listed. */
function useTurn(app: AppRef): (row: WebhookRow) => Promise<void> {
  const { t } = useLingui()
  const undo = useUndo(app)
  const update = useUpdateWebhook(app)
  return async (row) => {
    const seen = draftOf(row)
    const on = row.fields.enabled === false
    const wanted = { ...seen, fields: { ...seen.fields, enabled: on } }
    try {
      const edit = { seen, wanted }
      const saved = await update.mutateAsync({ id: row.id, edit, password: () => '' })
      if (saved.kind === 'conflict') {
        toastProblem({
          message: t`Somebody else changed this webhook since it was listed, so it was left as it is.`,
          advice: t`Open it to see what changed.`,
        })
        return
      }
      const { undo: id } = saved
      toast({
        text: on ? t`Turned ${row.fields.name} on` : t`Turned ${row.fields.name} off`,
        undo: id ? () => undo.mutateAsync(id) : null,
      })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
}
