import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import type { AppRef, UsageSeries } from '@/bindings'
import { DayChart, type Series } from '@/chart/day-chart'
import { DayTable } from '@/chart/day-table'
import { Badge } from '@/kit/badge'
import { IconButton } from '@/kit/button'
import { IconAlertTriangle, IconBell, IconChartLine, IconTable } from '@/kit/icons'
import { Amount } from '@/kit/time'
import { tip } from '@/kit/tip'
import { formatNumber } from '@/lib/format'
import { ThresholdForm } from './threshold-form'
import classes from './usage.module.css'
import type { Words } from './words'

type MeasureCardProps = {
  app: AppRef
  words: Words
  series: UsageSeries
  from: number
  today: number
}

/** One measure: the latest number, its days as a chart or as numbers, above what it warns. */
export function MeasureCard({ app, words, series, from, today }: MeasureCardProps) {
  const { t } = useLingui()
  const [asTable, setAsTable] = useState(false)
  const [setting, setSetting] = useState(false)
  const { title, help, source, unit } = words
  const last = series.days.at(-1)
  const drawn: Series[] = useMemo(
    () => [
      {
        id: series.measure,
        label: title,
        colour: 'var(--h-chart-1)',
        points: series.days.map(({ day, value }) => [day, value] as const),
      },
    ],
    [series, title],
  )
  const partial = useMemo(
    () => new Set(series.days.filter((each) => each.partial).map((each) => each.day)),
    [series],
  )
  const remark = (day: number) => (partial.has(day) ? t`only part of the day is counted` : null)
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h3 {...tip(source)}>{title}</h3>
        {series.warns && series.most !== null && (
          <Badge tone="red" icon={IconAlertTriangle}>
            <Trans>above {formatNumber(series.most)}</Trans>
          </Badge>
        )}
        <span className={classes.cardActs}>
          <IconButton
            label={series.most === null ? t`Warn above a number` : t`Change above what it warns`}
            icon={IconBell}
            size="row"
            onClick={() => setSetting(true)}
          />
          <IconButton
            label={asTable ? t`Show the chart` : t`Show the numbers`}
            icon={asTable ? IconChartLine : IconTable}
            size="row"
            onClick={() => setAsTable(!asTable)}
          />
        </span>
      </div>
      <p className={classes.latest}>
        <Amount value={last?.value ?? null} unit={unit} />
        {last && last.day !== today && (
          <span className={classes.dim}>
            {' '}
            <Trans>not counted today yet</Trans>
          </span>
        )}
        {last?.partial && last.day === today && (
          <span className={classes.dim}>
            {' '}
            <Trans>so far today</Trans>
          </span>
        )}
      </p>
      <p className={classes.dim}>{help}</p>
      {series.days.length === 0 ? (
        <p className={classes.none}>
          <Trans>No day is counted yet.</Trans>
        </p>
      ) : asTable ? (
        <DayTable label={t`${title}, numbers`} series={drawn} remark={remark} />
      ) : (
        <DayChart
          label={t`${title} by day; the numbers are behind “Show the numbers”`}
          from={from}
          to={today}
          series={drawn}
          most={series.most}
          height={150}
          remark={remark}
        />
      )}
      {setting && (
        <ThresholdForm
          app={app}
          measure={series.measure}
          title={title}
          most={series.most}
          onClose={() => setSetting(false)}
        />
      )}
    </section>
  )
}
