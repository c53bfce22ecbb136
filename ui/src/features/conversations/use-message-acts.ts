import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AppRef, MessageView } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { appQuery, profileQuery } from '@/ipc/questions'
import { confirm } from '@/kit/confirm'
import { IconCopy, IconInfoCircle, IconMessages, IconTrash } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useDeleteMessage } from './api'
import type { MessageActs } from './message-row'

type Ways = {
  openMessage: (id: string) => void
  openThread: (id: string) => void
  onDeleted: (id: string) => void
}

/** What can be done with a message. */
export function useMessageActs(
  app: AppRef,
  { openMessage, openThread, onDeleted }: Ways,
): MessageActs {
  const { t } = useLingui()
  const go = useGo()
  const { data: tenant } = useQuery(appQuery(app))
  const { data: profile } = useQuery(profileQuery)
  const { mutateAsync: remove } = useDeleteMessage(app)
  const whyNot =
    profile?.profile === 'readOnly'
      ? t`This installation may only read. Preferences say why.`
      : null

  return useMemo(() => {
    const textOf = (message: MessageView) =>
      message.parts.map((part) => (part.kind === 'mention' ? `@${part.name}` : part.text)).join('')
    const erase = async (message: MessageView) => {
      const plan = await host.gatePlan({
        act: 'messageDelete',
        app,
        selection: null,
        subject: message.id,
      })
      const sure = await confirm({
        title: plan.title,
        text: plan.allowed ? plan.text : (plan.reason ?? plan.text),
        button: plan.button,
        mustType: plan.mustType,
        irreversible: !plan.reversible,
        tenant,
        run: () => remove(message.id),
      })
      if (!sure) return
      toast({ text: t`Deleted the message` })
      onDeleted(message.id)
    }
    return {
      openMessage,
      openThread: (message) => openThread(message.id),
      openUser: (uid) => go(paths.user(app, uid)),
      of: (message) => [
        [
          {
            id: 'details',
            label: t`Details`,
            icon: IconInfoCircle,
            run: () => openMessage(message.id),
          },
          message.replies > 0 && {
            id: 'thread',
            label: t`Open the thread`,
            icon: IconMessages,
            run: () => openThread(message.id),
          },
          textOf(message) !== '' && {
            id: 'copy-text',
            label: t`Copy the text`,
            icon: IconCopy,
            run: () => void host.textCopy(textOf(message)),
          },
          {
            id: 'copy-id',
            label: t`Copy the message id`,
            icon: IconCopy,
            run: () => void host.textCopy(message.id),
          },
        ],
        [
          message.deletedAt === null && {
            id: 'delete',
            label: t`Delete`,
            icon: IconTrash,
            danger: true,
            reason: whyNot,
            run: () => void erase(message).catch(() => undefined),
          },
        ],
      ],
    }
  }, [app, go, onDeleted, openMessage, openThread, remove, t, tenant, whyNot])
}
