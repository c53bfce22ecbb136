import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, MetricPoint } from '@/bindings'
import { Legend } from '@/chart/legend'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconChartLine, IconTable } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { formatClock, formatNumber } from '@/lib/format'
import { metricsQuery } from './api'
import classes from './overview.module.css'

const BUCKET_SECS = 300

/** Messages of the last hour: a chart, and the same numbers as a table. */
export default function Metrics({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [asTable, setAsTable] = useState(false)
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(metricsQuery(app))
  const { done, running } = parted(data?.points ?? [], dataUpdatedAt / 1000)
  return (
    <Section
      title={t`Messages in the last hour`}
      action={
        <Button
          small
          tone="quiet"
          icon={asTable ? IconChartLine : IconTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t`Show the chart` : t`Show the numbers`}
        </Button>
      }
    >
      {isPending && (
        <div className={classes.chart}>
          <Lines count={5} label={t`Loading the chart`} />
        </div>
      )}
      {error && !data && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
      {data &&
        (asTable ? (
          <Numbers points={data.points} running={running} />
        ) : (
          <Chart points={done} running={running} />
        ))}
    </Section>
  )
}

/** The counted five minutes, and those that have begun and would draw a fall that is none. */
function parted(points: readonly MetricPoint[], now: number) {
  const last = points.at(-1)
  const unfinished = last !== undefined && last.at <= now && now < last.at + BUCKET_SECS
  return unfinished
    ? { done: points.slice(0, -1), running: last }
    : { done: points, running: undefined }
}

type Counted = { points: readonly MetricPoint[]; running: MetricPoint | undefined }

function useSeries() {
  const { t } = useLingui()
  return [
    { name: 'messagesSent', label: t`Sent`, color: 'var(--h-chart-1)' },
    {
      name: 'deliveryReceipts',
      label: t`Delivered`,
      color: 'var(--h-chart-2)',
      strokeDasharray: '6 3',
    },
    { name: 'readReceipts', label: t`Read`, color: 'var(--h-chart-3)', strokeDasharray: '2 3' },
  ]
}

function Chart({ points, running }: Counted) {
  const { t } = useLingui()
  const series = useSeries()
  const nothing = points.every((each) => each.messagesSent === 0) && !running?.messagesSent
  if (nothing) {
    return (
      <p className={classes.range}>
        <Trans>No message was sent in the last hour.</Trans>
      </p>
    )
  }
  return (
    <figure aria-label={t`Messages per five minutes; the numbers are behind “Show the numbers”.`}>
      <LineChart
        h={192}
        data={points.map((each) => ({ ...each, time: formatClock(each.at) }))}
        dataKey="time"
        series={series}
        curveType="monotone"
        strokeWidth={1.75}
        dotProps={{ r: 0 }}
        activeDotProps={{ r: 4, strokeWidth: 0 }}
        gridAxis="x"
        gridColor="var(--h-line)"
        strokeDasharray="0"
        tickLine="none"
        yAxisProps={{ domain: [0, 'auto'], allowDecimals: false, width: 36 }}
        xAxisProps={{ minTickGap: 24 }}
        valueFormatter={formatNumber}
        tooltipAnimationDuration={0}
        lineProps={{ isAnimationActive: false }}
      />
      <Legend
        lines={series.map(({ name, label, color, strokeDasharray }) => ({
          id: name,
          label,
          colour: color,
          dash: strokeDasharray,
        }))}
      />
      <figcaption className={classes.range}>
        {running && (
          <Trans>
            Since {formatClock(running.at)}, not in the chart yet:{' '}
            {formatNumber(running.messagesSent)} sent, {formatNumber(running.deliveryReceipts)}{' '}
            delivered, {formatNumber(running.readReceipts)} read.
          </Trans>
        )}
      </figcaption>
    </figure>
  )
}

function Numbers({ points, running }: Counted) {
  const { t } = useLingui()
  const series = useSeries()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable.
    <section className={classes.tableBox} tabIndex={0} aria-label={t`Messages, numbers`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>From</Trans>
            </th>
            {series.map((each) => (
              <th key={each.name} scope="col">
                {each.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((each) => (
            <tr key={each.at}>
              <th scope="row">
                {formatClock(each.at)}
                {each === running && (
                  <>
                    , <Trans>still counted</Trans>
                  </>
                )}
              </th>
              <td>{formatNumber(each.messagesSent)}</td>
              <td>{formatNumber(each.deliveryReceipts)}</td>
              <td>{formatNumber(each.readReceipts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
