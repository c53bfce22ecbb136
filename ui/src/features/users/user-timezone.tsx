import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { Lines } from '@/kit/skeleton'
import { toast, toastProblem } from '@/kit/toast'
import { timezoneQuery, useNoticeActs } from './notices-api'
import classes from './users.module.css'

type UserTimezoneProps = { app: AppRef; uid: string; whyNot: string | null }

/** The time zone in which a user's quiet times are meant. */
export function UserTimezone({ app, uid, whyNot }: UserTimezoneProps) {
  const { t } = useLingui()
  const zone = useQuery(timezoneQuery(app, uid))
  const { timezone, undo } = useNoticeActs(app, uid)
  const set = (next: string) =>
    timezone.mutate(next, {
      onSuccess: ({ undo: id }) =>
        toast({
          text: t`The time zone is ${next} now`,
          undo: id ? () => undo.mutateAsync(id) : null,
        }),
      onError: toastProblem,
    })
  return (
    <Section title={t`Time zone`}>
      {zone.error ? (
        <ErrorPanel inline problem={zone.error} onRetry={() => void zone.refetch()} />
      ) : zone.data === undefined ? (
        <Lines count={1} label={t`Reading the time zone`} />
      ) : (
        <>
          <Select
            className={classes.zone}
            aria-label={t`Time zone`}
            placeholder={t`Not set: quiet times count in UTC`}
            data={[...new Set([...(zone.data ? [zone.data] : []), 'UTC', ...zones()])]}
            value={zone.data}
            searchable
            allowDeselect={false}
            limit={100}
            description={whyNot}
            disabled={whyNot !== null || timezone.isPending}
            onChange={(next) => next && next !== zone.data && set(next)}
          />
          <p className={classes.note}>
            <Trans>
              The user's app sets it by itself when it registers a device. Once set, it can be
              changed but not taken away.
            </Trans>
          </p>
        </>
      )}
    </Section>
  )
}

function zones(): string[] {
  return Intl.supportedValuesOf('timeZone').filter((each) => each.includes('/'))
}
