import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Measure } from '@/bindings'
import { useAppRef, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconChartBar, IconRefresh } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { ExportButton } from '@/table/export-list'
import { usageQuery, useCount } from './api'
import { FillButton } from './fill-button'
import { MeasureCard } from './measure-card'
import { Recent } from './recent'
import { SpanChoice } from './span-choice'
import classes from './usage.module.css'
import { spanOf, useWords } from './words'

const PEOPLE: readonly Measure[] = ['users', 'activeUsers', 'concurrentUsers']
const TALK: readonly Measure[] = [
  'conversations',
  'messagesSent',
  'deliveryReceipts',
  'readReceipts',
]
const CALLS: readonly Measure[] = ['audioMinutes', 'videoMinutes', 'recordedMinutes']

/** What one app uses, over days. */
export default function UsagePage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search] = useSearch()
  const days = spanOf(search)
  const { data, error, isPending, refetch } = useQuery(usageQuery(app, days))
  const count = useCount(app)
  const words = useWords()
  const groups: [string, readonly Measure[]][] = [
    [t`People`, PEOPLE],
    [t`Conversations and messages`, TALK],
    [t`Calls`, CALLS],
  ]
  const nothing = data?.series.every((each) => each.days.length === 0)
  return (
    <Page
      title={t`Usage`}
      action={
        <>
          <FillButton connection={app.connection} app={app.app} days={days} />
          <PageAct
            id="usage.count"
            label={t`Count now`}
            icon={IconRefresh}
            reason={count.isPending ? t`Counting goes on.` : null}
            run={() => count.mutate(undefined)}
          />
        </>
      }
    >
      <div className={classes.tools}>
        <SpanChoice />
        <ExportButton app={app} list={{ kind: 'usage', days }} />
        <span className={classes.dim}>
          {data?.countedAt != null && (
            <Trans>
              Counted <Time at={data.countedAt} />. Days begin at midnight UTC.
            </Trans>
          )}
        </span>
      </div>
      {count.error && (
        <div className={classes.problem}>
          <ErrorPanel inline problem={count.error} onRetry={() => count.mutate(undefined)} />
        </div>
      )}
      <Recent app={app} />
      {isPending && <Lines count={8} label={t`Reading the usage`} />}
      {error && !data && <ErrorPanel problem={error} onRetry={() => void refetch()} />}
      {nothing ? (
        <Empty icon={IconChartBar} title={t`Nothing is counted yet`}>
          <Trans>
            CometChat keeps no history, so Halley counts every hour while it runs and keeps the days
            on this computer. Count now to begin, or fill in the days that CometChat still tells.
          </Trans>
        </Empty>
      ) : (
        data &&
        groups.map(([title, measures]) => (
          <Section key={title} title={title}>
            <div className={classes.cards}>
              {measures.map((measure) => {
                const series = data.series.find((each) => each.measure === measure)
                return series ? (
                  <MeasureCard
                    key={measure}
                    app={app}
                    words={words[measure]}
                    series={series}
                    from={data.from}
                    today={data.today}
                  />
                ) : null
              })}
            </div>
          </Section>
        ))
      )}
    </Page>
  )
}
