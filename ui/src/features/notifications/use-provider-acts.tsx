import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ProviderRow } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { profileQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { IconStar, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useDefaultProvider, useRemoveProvider, useUndo } from './api'
import { whyNotProviders } from './rules'

/** What can be done with a provider; removing asks, since its credentials go too. */
export function useProviderActs(app: AppRef) {
  const { t } = useLingui()
  const gate = useGate(app)
  const profile = useQuery(profileQuery).data?.profile
  const remove = useRemoveProvider(app)
  const choose = useDefaultProvider(app)
  const undo = useUndo(app)
  const whyNot = profile ? whyNotProviders(profile) : null

  const takeAway = ({ kind, id, name }: ProviderRow) =>
    gate({
      act: 'providerRemove',
      subject: name,
      run: () => remove.mutateAsync({ kind, id }),
      done: () => toast({ text: t`Removed ${name}` }),
    })
  const makeDefault = ({ kind, id, name }: ProviderRow) =>
    choose.mutate(
      { kind, id },
      {
        onSuccess: ({ undo: way }) =>
          toast({
            text: t`${name} is the default now`,
            undo: way ? () => undo.mutateAsync(way) : null,
          }),
        onError: toastProblem,
      },
    )

  const ofProvider = (one: ProviderRow): ActGroup[] => [
    [
      one.isDefault !== null && {
        id: 'default',
        label: t`Make it the default`,
        icon: IconStar,
        reason: whyNot ?? (one.isDefault ? t`It is the default already.` : null),
        run: () => makeDefault(one),
      },
    ],
    [
      {
        id: 'remove',
        label: t`Remove`,
        icon: IconTrash,
        danger: true,
        reason: whyNot,
        run: () => void takeAway(one),
      },
    ],
  ]
  return { whyNot, ofProvider }
}
