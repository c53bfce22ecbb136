import { useLingui } from '@lingui/react/macro'
import type { AppRef, ProviderGroup } from '@/bindings'
import { ReadAnew } from '@/form/read-anew'
import { SidePanel } from '@/frame/page'
import { providersQuery } from './api'
import { ProviderForm } from './provider-form'

type ProviderPanelProps = {
  app: AppRef
  /** `new fcm`, or `edit fcm android-main`. */
  which: string
  onClose: () => void
}

/** Sets a provider up, or edits one as the service has it now. */
export function ProviderPanel({ app, which, onClose }: ProviderPanelProps) {
  const { t } = useLingui()
  const [act, kind = '', ...rest] = which.split(' ')
  const id = rest.join(' ')
  return (
    <ReadAnew
      query={providersQuery(app)}
      title={t`Provider`}
      reading={t`Reading the provider`}
      onClose={onClose}
    >
      {(groups: ProviderGroup[]) => {
        const group = groups.find((each) => each.kind === kind)
        const one = group?.providers.find((each) => each.id === id) ?? null
        if (!group || (act === 'edit' && !one)) {
          return (
            <SidePanel title={t`Provider`} onClose={onClose}>
              <p>{t`There is no such provider any more.`}</p>
            </SidePanel>
          )
        }
        return (
          <ProviderForm
            app={app}
            group={group}
            one={act === 'edit' ? one : null}
            onClose={onClose}
          />
        )
      }}
    </ReadAnew>
  )
}
