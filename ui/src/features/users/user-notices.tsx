import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, NoticeSettings } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconArrowBackUp } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { toast } from '@/kit/toast'
import { SettingSections } from '@/notices/setting-sections'
import { Unsaved } from '@/notices/unsaved'
import { useNotices } from '@/notices/use-notices'
import { staleNotices, useNoticeActs, userNoticesQuery } from './notices-api'
import classes from './users.module.css'

type UserNoticesProps = { app: AppRef; uid: string; whyNot: string | null }

/** What a user is told: by the app's settings, and by the user's choices where these count. */
export function UserNotices(props: UserNoticesProps) {
  const { app, uid, whyNot } = props
  const { t } = useLingui()
  const settings = useQuery(userNoticesQuery(app, uid))
  const gate = useGate(app)
  const { reset, undo } = useNoticeActs(app, uid)
  const setBack = () =>
    gate({
      act: 'userNoticesReset',
      subject: uid,
      run: () => reset.mutateAsync(undefined),
      done: ({ undo: id }) =>
        toast({ text: t`The app decides again`, undo: id ? () => undo.mutateAsync(id) : null }),
    })
  return (
    <Section
      title={t`What this user is told`}
      action={
        <Button
          small
          icon={IconArrowBackUp}
          reason={whyNot}
          busy={reset.isPending}
          onClick={() => void setBack()}
        >
          {t`Set back to what the app says`}
        </Button>
      }
    >
      <p className={classes.note}>
        <Trans>
          CometChat tells the app's settings and this user's own choices as one. What you change
          here becomes a choice of the user.
        </Trans>
      </p>
      {settings.error ? (
        <ErrorPanel inline problem={settings.error} onRetry={() => void settings.refetch()} />
      ) : settings.data ? (
        <Editable {...props} settings={settings.data} />
      ) : (
        <Lines count={8} label={t`Reading what this user is told`} />
      )}
    </Section>
  )
}

function Editable({ app, uid, whyNot, settings }: UserNoticesProps & { settings: NoticeSettings }) {
  const notices = useNotices(
    (changes) => host.userNoticesSave(app, uid, changes),
    staleNotices(app, uid),
  )
  return (
    <>
      <SettingSections
        sections={settings.preferences}
        notices={notices}
        reason={whyNot}
        rights={false}
      />
      <div className={classes.unsaved}>
        <Unsaved sections={settings.preferences} notices={notices} />
      </div>
    </>
  )
}
