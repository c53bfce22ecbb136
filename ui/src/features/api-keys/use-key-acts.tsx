import { useLingui } from '@lingui/react/macro'
import type { AppRef, MaskedKey } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { IconCopy, IconEdit, IconPlugConnected, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useDeleteKey, useSwitchKey, useUndo } from './api'
import { typedFor, whyNotDelete, whyNotRename, whyNotUse } from './rules'

/** What can be done with an API key. */
export function useKeyActs(app: AppRef, keys: readonly MaskedKey[]) {
  const { t } = useLingui()
  const gate = useGate(app)
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
  const remove = (key: MaskedKey): Promise<boolean> => {
    const typed = typedFor(key)
    return gate({
      act: 'apiKeyDelete',
      subject: typed,
      typed,
      run: () => erase.mutateAsync({ id: key.id, typed }),
      done: () => toast({ text: t`Deleted the key ${typed}` }),
    })
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
