import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, RateLimit } from '@/bindings'
import { Badge } from '@/kit/badge'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { tip } from '@/kit/tip'
import { formatDuration, formatNumber } from '@/lib/format'
import { limitsQuery } from './api'
import classes from './overview.module.css'

/** How many calls CometChat still takes this minute, and what waits for more. */
export function Limits({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(limitsQuery(app))
  return (
    <Section title={t`Rate limits`}>
      {error && !data && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <p className={classes.range}>
          <Trans>Known after the first call to CometChat.</Trans>
        </p>
      )}
      <ul>
        {data?.map((each) => (
          <Line key={each.class} one={each} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ one }: { one: RateLimit }) {
  const { t } = useLingui()
  const names: Record<RateLimit['class'], [string, string]> = {
    core: [t`Core`, t`Making and deleting users and groups, joining, signing in`],
    standard: [t`Standard`, t`Everything else`],
    management: [t`Account`, t`Apps, settings, webhooks and team of the account`],
    import: [t`Import`, t`Bringing in data`],
  }
  const [name, what] = names[one.class]
  const { limit, remaining } = one
  const known = limit !== null && remaining !== null
  const busy = one.waiting > 0 || one.blockedForSecs !== null
  return (
    <li className={classes.limit}>
      <div className={classes.limitHead}>
        <span {...tip(what)}>{name}</span>
        <span className={classes.limitNumbers}>
          {known ? (
            <Trans>
              {formatNumber(remaining)} of {formatNumber(limit)} left
            </Trans>
          ) : busy ? (
            <Trans>Not known yet</Trans>
          ) : (
            // The core knows what the service said of the last minute alone.
            <Trans>Not used yet this minute</Trans>
          )}
        </span>
      </div>
      {known && (
        <div
          role="meter"
          aria-label={t`${name}: calls left this minute`}
          aria-valuemin={0}
          aria-valuemax={limit}
          aria-valuenow={remaining}
          className={classes.meter}
        >
          <span style={{ width: `${limit === 0 ? 0 : (remaining / limit) * 100}%` }} />
        </div>
      )}
      {busy && (
        <div className={classes.limitState}>
          {one.blockedForSecs !== null && (
            <Badge tone="amber">
              <Trans>CometChat asks to wait {formatDuration(one.blockedForSecs)}</Trans>
            </Badge>
          )}
          {one.waiting > 0 && (
            <span>
              <Plural value={one.waiting} one="# call waits" other="# calls wait" />
            </span>
          )}
        </div>
      )}
    </li>
  )
}
