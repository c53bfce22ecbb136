import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, MaskedKey } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconCopy, IconEdit, IconPlugConnected, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteKey, useSwitchKey, useUndo } from './api'
import { typedFor, whyNotDelete, whyNotRename, whyNotUse } from './rules'

/** What can be done with an API key. */
export function useKeyActs(app: AppRef, keys: readonly MaskedKey[]) {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const why = useRights()
  const erase = useDeleteKey(app)
  const change = useSwitchKey(app)
  const undo = useUndo(app)

  const copy = async (key: MaskedKey) => {
    try {
      await host.apiKeyCopy(app, key.id)
      toast({ text: t`Copied ${key.name}. The clipboard is cleared after 60 seconds.` })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }

  /** Resolves to true once the key is gone. */
  const remove = async (key: MaskedKey): Promise<boolean> => {
    const typed = typedFor(key)
    try {
      const plan = await host.gatePlan({
        act: 'apiKeyDelete',
        app,
        selection: null,
        subject: typed,
      })
      if (!plan.allowed) {
        toastProblem({ message: plan.reason ?? '', advice: '' })
        return false
      }
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType ?? typed,
        irreversible: true,
        tenant,
        run: () => erase.mutateAsync({ id: key.id, typed }),
      })
      if (sure) toast({ text: t`Deleted the key ${typed}` })
      return sure
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
      return false
    }
  }

  const use = (key: MaskedKey) =>
    change.mutate(key.id, {
      onSuccess: ({ undo: id }) =>
        toast({
          text: t`Halley uses ${typedFor(key)} now`,
          undo: id ? () => undo.mutateAsync(id) : null,
        }),
      onError: toastProblem,
    })

  const ofKey = (key: MaskedKey, rename: () => void): ActGroup[] => [
    [
      {
        id: 'copy',
        label: t`Copy the key`,
        icon: IconCopy,
        quick: true,
        reason: why('apiKeyCopy'),
        run: () => void copy(key),
      },
      {
        id: 'rename',
        label: t`Rename`,
        icon: IconEdit,
        keys: 'e',
        reason: why('apiKeyRename') ?? whyNotRename(key),
        run: rename,
      },
      {
        id: 'use',
        label: t`Have Halley use this key`,
        icon: IconPlugConnected,
        reason: why('apiKeyUse') ?? whyNotUse(key),
        run: () => use(key),
      },
    ],
    [
      {
        id: 'delete',
        label: t`Delete`,
        icon: IconTrash,
        keys: 'delete',
        danger: true,
        reason: why('apiKeyDelete') ?? whyNotDelete(key, keys),
        run: () => void remove(key),
      },
    ],
  ]
  return { ofKey, remove }
}
