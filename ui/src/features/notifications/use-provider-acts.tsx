import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ProviderRow } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { appQuery, profileQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconStar, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useDefaultProvider, useRemoveProvider, useUndo } from './api'
import { whyNotProviders } from './rules'

/** What can be done with a provider; removing asks, since its credentials go too. */
export function useProviderActs(app: AppRef) {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const profile = useQuery(profileQuery).data?.profile
  const remove = useRemoveProvider(app)
  const choose = useDefaultProvider(app)
  const undo = useUndo(app)
  const whyNot = profile ? whyNotProviders(profile) : null

  const takeAway = async ({ kind, id, name }: ProviderRow) => {
    try {
      const plan = await host.gatePlan({
        act: 'providerRemove',
        app,
        selection: null,
        subject: name,
      })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        irreversible: true,
        tenant,
        run: () => remove.mutateAsync({ kind, id }),
      })
      if (sure) toast({ text: t`Removed ${name}` })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
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
