import { Trans } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { LoadedSettings } from './loaded-settings'

/** What is told to whom. */
export function SettingsTab({ app }: { app: AppRef }) {
  return (
    <LoadedSettings
      app={app}
      sections={(settings) => settings.preferences}
      intro={
        <Trans>
          What people are told by push, e-mail and text when they are away. Where users may choose,
          a choice of theirs counts more than what is set here.
        </Trans>
      }
    />
  )
}
