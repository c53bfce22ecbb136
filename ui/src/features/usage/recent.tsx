import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { Bar } from '@/kit/skeleton'
import { Amount } from '@/kit/time'
import { tip } from '@/kit/tip'
import { formatDate } from '@/lib/format'
import { statsQuery } from './api'
import classes from './usage.module.css'

/** What CometChat itself counted of the last 30 days, as exact numbers. */
export function Recent({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { data, error, isPending, refetch } = useQuery(statsQuery(app))
  const numbers: [string, string, number | null | undefined, string?][] = [
    [t`Active users`, 'active_users', data?.activeUsers],
    [t`Most connected at once`, 'concurrent_users', data?.concurrentUsers],
    [t`Voice calls`, 'audio_minutes', data?.audioMinutes, t`min`],
    [t`Video calls`, 'video_minutes', data?.videoMinutes, t`min`],
    [t`Recordings`, 'recorded_minutes', data?.recordedMinutes, t`min`],
  ]
  return (
    <Section title={t`The last 30 days, as CometChat counts`}>
      {error && !data ? (
        <>
          <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
          {error.code === 'planRestricted' && (
            <p className={classes.dim}>
              <Trans>
                These numbers come with some plans of CometChat. Users, conversations and messages
                are counted all the same.
              </Trans>
            </p>
          )}
        </>
      ) : (
        <>
          <dl className={classes.numbers}>
            {numbers.map(([name, source, value, unit]) => (
              <div key={source}>
                <dt {...tip(`GET /stats, ${source}`)}>{name}</dt>
                <dd>
                  {isPending ? <Bar width={64} /> : <Amount value={value ?? null} unit={unit} />}
                </dd>
              </div>
            ))}
          </dl>
          {data?.from != null && data.to != null && (
            <p className={classes.dim}>
              <Trans>
                From {formatDate(data.from)} to {formatDate(data.to)}.
              </Trans>
            </p>
          )}
        </>
      )}
    </Section>
  )
}
