import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { Bar } from '@/kit/skeleton'
import { Amount } from '@/kit/time'
import { formatDate } from '@/lib/format'
import { statsQuery } from './api'
import classes from './overview.module.css'

/** The numbers of the billing cycle, as numbers: a bar would hide the small ones. */
export function Stats({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { data, error, isPending, refetch } = useQuery(statsQuery(app))
  if (error && !data) {
    return (
      <div className={classes.problem}>
        <Section title={t`Usage`}>
          <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
        </Section>
      </div>
    )
  }
  const numbers: [string, number | null | undefined, string?][] = [
    [t`Active users`, data?.activeUsers],
    [t`Peak connections`, data?.concurrentUsers],
    [t`Voice`, data?.audioMinutes, t`min`],
    [t`Video`, data?.videoMinutes, t`min`],
    [t`Recorded`, data?.recordedMinutes, t`min`],
  ]
  return (
    <section aria-label={t`Usage`} className={classes.stats}>
      <dl className={classes.numbers}>
        {numbers.map(([name, value, unit]) => (
          <div key={name} className={classes.number}>
            <dt>{name}</dt>
            <dd>
              {isPending ? (
                <Bar width={72} />
              ) : (
                <>
                  <Amount value={value ?? null} />
                  {unit && value != null && <span className={classes.unit}> {unit}</span>}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.range}>
        {data?.from != null && data.to != null ? (
          <Trans>
            From {formatDate(data.from)} to {formatDate(data.to)}, as CometChat counts.
          </Trans>
        ) : (
          ' '
        )}
      </p>
    </section>
  )
}
