import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Page } from '@/frame/page'
import { host } from '@/ipc/host'
import { usePreferences } from '@/ipc/preferences'
import { read } from '@/ipc/query'
import { IdText } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { Choices } from './choices'
import { KeyReminderChoice } from './key-reminder-choice'
import classes from './preferences.module.css'
import { ProfileChoice } from './profile-choice'
import { ProxyChoice } from './proxy-choice'

const aboutQuery = read(['about'], () => host.about())

/** How Halley looks, what it may do, how it reaches the network. Kept on this computer. */
export default function PreferencesPage() {
  const { t } = useLingui()
  const [preferences, change] = usePreferences()
  const { data: about } = useQuery(aboutQuery)
  return (
    <Page title={t`Preferences`}>
      <div className={classes.page}>
        <Section title={t`Looks`}>
          <Choices
            name="theme"
            legend={t`Theme`}
            value={preferences.theme}
            inline
            onChange={(theme) => change({ theme })}
            options={[
              { value: 'system', label: t`As the system` },
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
          <Choices
            name="density"
            legend={t`Rows of lists`}
            value={preferences.density}
            inline
            onChange={(density) => change({ density })}
            options={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
          <label className={classes.check}>
            <input
              type="checkbox"
              checked={preferences.reduceMotion}
              onChange={(event) => change({ reduceMotion: event.currentTarget.checked })}
            />
            <span>
              <Trans>No movement</Trans>
              <span className={classes.text}>
                <Trans>Panels and messages appear without sliding.</Trans>
              </span>
            </span>
          </label>
        </Section>
        <ProfileChoice />
        <KeyReminderChoice
          days={preferences.keyReminderDays}
          onChange={(keyReminderDays) => change({ keyReminderDays })}
        />
        <ProxyChoice proxy={preferences.proxy} onChange={(proxy) => change({ proxy })} />
        <Section title={t`About`}>
          {about && (
            <FieldList>
              <Field name={t`Version`}>{about.version}</Field>
              <Field name={t`System`}>{about.platform}</Field>
              <Field name={t`Data kept in`}>
                <IdText id={about.dataDir} room={60} />
              </Field>
            </FieldList>
          )}
        </Section>
      </div>
    </Page>
  )
}
