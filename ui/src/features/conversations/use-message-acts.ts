import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AppRef, MessageView } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { throughGate } from '@/gate/use-gate'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import { IconCopy, IconInfoCircle, IconMessages, IconTrash } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
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
  const { mutateAsync: remove } = useDeleteMessage(app)
  const why = useRights()

  return useMemo(() => {
    const textOf = (message: MessageView) =>
      message.parts.map((part) => (part.kind === 'mention' ? `@${part.name}` : part.text)).join('')
    const erase = (message: MessageView) =>
      throughGate(app, {
        act: 'messageDelete',
        subject: message.id,
        tenant,
        run: () => remove(message.id),
        done: () => {
          toast({ text: t`Deleted the message` })
          onDeleted(message.id)
        },
      })
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
            reason: why('messageDelete'),
            run: () => void erase(message),
          },
        ],
      ],
    }
  }, [app, go, onDeleted, openMessage, openThread, remove, t, tenant, why])
}
