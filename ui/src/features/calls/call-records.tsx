import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AppRef, CallRecording, CallTranscript } from '@/bindings'
import { openOutside } from '@/frame/open-outside'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { IconExternalLink } from '@/kit/icons'
import { Duration, Time } from '@/kit/time'
import { transcriptsQuery } from './api'
import classes from './calls.module.css'

/** The most transcripts that a call tells by itself. */
const LATEST = 5

export function Recordings({ recordings }: { recordings: readonly CallRecording[] }) {
  const { t } = useLingui()
  if (recordings.length === 0) {
    return (
      <Note>
        <Trans>None. A recording shows here some minutes after the call ended.</Trans>
      </Note>
    )
  }
  return (
    <ul className={classes.records}>
      {recordings.map((one, index) => (
        <li key={one.id ?? index}>
          <span>
            <Time at={one.startedAt} />
            {one.secs !== null && (
              <>
                {', '}
                <Duration secs={one.secs} />
              </>
            )}
          </span>
          <Open url={one.url} label={t`Open the recording`} />
        </li>
      ))}
    </ul>
  )
}

type TranscriptsProps = { app: AppRef; session: string; latest: readonly CallTranscript[] }

/** The transcripts of a call; beyond the five latest they are read apart. */
export function Transcripts({ app, session, latest }: TranscriptsProps) {
  const { t } = useLingui()
  const all = useQuery({ ...transcriptsQuery(app, session), enabled: latest.length >= LATEST })
  const shown = all.data?.rows ?? latest
  if (shown.length === 0) {
    return (
      <Note>
        <Trans>None. A transcript is made after the call ended, where the app has them on.</Trans>
      </Note>
    )
  }
  return (
    <>
      {all.error && <ErrorPanel inline problem={all.error} onRetry={() => void all.refetch()} />}
      <ul className={classes.records}>
        {shown.map((one, index) => (
          <li key={one.id ?? index}>
            <Time at={one.startedAt} empty={one.made ?? '–'} />
            <Open url={one.url} label={t`Open the transcript`} />
          </li>
        ))}
      </ul>
      {all.data?.more && (
        <Note>
          <Trans>There are more than these.</Trans>
        </Note>
      )}
    </>
  )
}

function Open({ url, label }: { url: string | null; label: string }) {
  const { t } = useLingui()
  const from = t`The address comes from CometChat’s record of the call.`
  return (
    <Button
      small
      icon={IconExternalLink}
      reason={url === null ? t`CometChat gives no address.` : null}
      onClick={() => url !== null && void openOutside(url, from)}
    >
      {label}
    </Button>
  )
}

function Note({ children }: { children: ReactNode }) {
  return <p className={classes.note}>{children}</p>
}
