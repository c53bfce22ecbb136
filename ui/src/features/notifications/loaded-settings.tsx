import { Trans, useLingui } from '@lingui/react/macro'
import { Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AppRef, NoticeSection, NoticeSettings } from '@/bindings'
import { host } from '@/ipc/host'
import type { ConsoleError } from '@/ipc/query'
import { profileQuery } from '@/ipc/questions'
import { ErrorPanel } from '@/kit/error-panel'
import { JsonView } from '@/kit/json-view'
import { Lines } from '@/kit/skeleton'
import { fits, SettingSections } from '@/notices/setting-sections'
import { Unsaved } from '@/notices/unsaved'
import { type NoticeEdits, useNotices } from '@/notices/use-notices'
import { noticesQuery, stale } from './api'
import classes from './notifications.module.css'
import { whyNotSettings } from './rules'

type LoadedSettingsProps = {
  app: AppRef
  sections: (settings: NoticeSettings) => NoticeSection[]
  intro: ReactNode
  below?: (section: NoticeSection, notices: NoticeEdits) => ReactNode
}

/** Settings of an app once they are read: found by words, changed, and saved together. */
export function LoadedSettings(props: LoadedSettingsProps) {
  const { t } = useLingui()
  const settings = useQuery(noticesQuery(props.app))
  if (settings.error && !settings.data) {
    return <NotRead problem={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (!settings.data) {
    return (
      <div className={classes.scrolled}>
        <Lines count={12} label={t`Reading the notification settings`} />
      </div>
    )
  }
  return <Editable {...props} settings={settings.data} />
}

/** Why the settings cannot be shown, and what would enable them. */
export function NotRead({ problem, onRetry }: { problem: ConsoleError; onRetry: () => void }) {
  return (
    <div className={classes.scrolled}>
      <ErrorPanel problem={problem} onRetry={onRetry} />
      {problem.code === 'planRestricted' && (
        <p className={classes.note}>
          <Trans>
            Notifications come with some plans of CometChat; those by e-mail and text with larger
            ones. Everything else of the app works without them.
          </Trans>
        </p>
      )}
    </div>
  )
}

function Editable(props: LoadedSettingsProps & { settings: NoticeSettings }) {
  const { app, settings, intro, below } = props
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [json, setJson] = useState(false)
  const profile = useQuery(profileQuery).data?.profile
  const notices = useNotices((changes) => host.noticesSave(app, changes), stale(app))
  const sections = props.sections(settings)
  const found = sections.some((section) => section.rows.some((row) => fits(section, row, search)))
  return (
    <>
      <div className={classes.choice}>
        <TextInput
          type="search"
          aria-label={t`Find a setting`}
          placeholder={t`Find a setting`}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Switch
          label={t`Show JSON`}
          checked={json}
          onChange={(event) => setJson(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.scrolled}>
        {json ? (
          <JsonView json={settings.raw} height="100%" />
        ) : (
          <>
            <p className={classes.note}>{intro}</p>
            {!found && <p className={classes.note}>{t`No setting has these words.`}</p>}
            <SettingSections
              sections={sections}
              notices={notices}
              reason={profile ? whyNotSettings(profile) : null}
              search={search}
              below={below && ((section) => below(section, notices))}
            />
          </>
        )}
      </div>
      <Unsaved sections={sections} notices={notices} />
    </>
  )
}
