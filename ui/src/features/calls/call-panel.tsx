import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, CallDetail, CallParticipant } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Badge } from '@/kit/badge'
import { IdText } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Amount, Duration, Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { callQuery } from './api'
import { Recordings, Transcripts } from './call-records'
import classes from './calls.module.css'
import { callTitle } from './columns'
import { kindName, modeName, stateName, stateTone } from './words'

type CallPanelProps = { app: AppRef; session: string; onClose: () => void }

/** One call: who took part, for how long, what was recorded and written down. */
export function CallPanel({ app, session, onClose }: CallPanelProps) {
  const { t } = useLingui()
  const { data: call, error, refetch } = useQuery(callQuery(app, session))
  return (
    <SidePanel title={call ? callTitle(call) : t`Call`} wide onClose={onClose}>
      {error && !call ? (
        <ErrorPanel problem={error} onRetry={() => void refetch()} />
      ) : call ? (
        <Loaded app={app} call={call} />
      ) : (
        <Lines count={10} label={t`Reading the call`} />
      )}
    </SidePanel>
  )
}

function Loaded({ app, call }: { app: AppRef; call: CallDetail }) {
  const { t } = useLingui()
  return (
    <>
      <FieldList>
        <Field name={t`State`}>
          <Badge tone={stateTone(call.status)}>{stateName(call.status)}</Badge>
        </Field>
        <Field name={t`Kind`}>
          <span {...tip(`${call.mode}, ${call.kind}`)}>
            {modeName(call.mode)}, {kindName(call.kind)}
          </span>
        </Field>
        <Field name={t`From`}>
          {call.initiator ? (
            <Link href={paths.user(app, call.initiator)}>
              <SafeText text={call.initiatorName ?? call.initiator} most={100} />
            </Link>
          ) : (
            '–'
          )}
        </Field>
        <Field name={call.toGroup ? t`To the group` : t`To`}>
          {call.receiver ? (
            <Link href={(call.toGroup ? paths.group : paths.user)(app, call.receiver)}>
              <SafeText text={call.receiverName ?? call.receiver} most={100} />
            </Link>
          ) : (
            '–'
          )}
        </Field>
        <Field name={t`Rang`}>
          <Time at={call.initiatedAt} />
        </Field>
        <Field name={t`Answered`}>
          <Time at={call.startedAt} />
        </Field>
        <Field name={t`Ended`}>
          <Time at={call.endedAt} />
        </Field>
        <Field name={t`How long`}>{call.secs === null ? '–' : <Duration secs={call.secs} />}</Field>
        <Field name={t`Minutes of sound`}>
          <Minutes secs={call.audioSecs} />
        </Field>
        <Field name={t`Minutes of picture`}>
          <Minutes secs={call.videoSecs} />
        </Field>
        <Field name={t`Took part`}>
          <Amount value={call.participants} />
        </Field>
        <Field name={t`Session id`}>
          <IdText id={call.id} room={36} />
        </Field>
      </FieldList>
      <Section title={t`Who was called`}>
        <People app={app} people={call.people} />
      </Section>
      <Section title={t`Recordings`}>
        <Recordings recordings={call.recordings} />
      </Section>
      <Section title={t`Transcripts`}>
        <Transcripts app={app} session={call.id} latest={call.transcripts} />
      </Section>
      <Section title={t`As CometChat tells it`}>
        <JsonView json={call.raw} height={280} />
      </Section>
    </>
  )
}

/** Minutes as they are billed, with one place. */
function Minutes({ secs }: { secs: number | null }) {
  if (secs === null) return '–'
  return <span className="figures">{(secs / 60).toFixed(1)}</span>
}

function People({ app, people }: { app: AppRef; people: readonly CallParticipant[] }) {
  const { t } = useLingui()
  if (people.length === 0) {
    return (
      <p className={classes.note}>
        <Trans>CometChat names nobody for this call.</Trans>
      </p>
    )
  }
  return (
    <table className={classes.people}>
      <caption className="only-heard">{t`Who was called`}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>User</Trans>
          </th>
          <th scope="col">
            <Trans>State</Trans>
          </th>
          <th scope="col">
            <Trans>Joined</Trans>
          </th>
          <th scope="col">
            <Trans>Stayed</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: somebody may join by several devices.
          <tr key={index}>
            <td>
              <Link href={paths.user(app, one.uid)}>
                <SafeText text={one.name ?? one.uid} most={100} />
              </Link>
            </td>
            <td>{one.joined ? stateName(one.state) : t`${stateName(one.state)}, did not join`}</td>
            <td>
              <Time at={one.joinedAt} />
            </td>
            <td>{one.joined && one.secs !== null ? <Duration secs={one.secs} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
