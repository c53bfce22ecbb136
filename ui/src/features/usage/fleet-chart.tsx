import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FleetUsage } from '@/bindings'
import { DayChart, type Series } from '@/chart/day-chart'
import { DayTable } from '@/chart/day-table'
import { useSearch } from '@/frame/address'
import { Button } from '@/kit/button'
import { IconChartLine, IconTable } from '@/kit/icons'
import { tenantColour } from '@/kit/tenant'
import { Amount } from '@/kit/time'
import { tip } from '@/kit/tip'
import { textOf } from '@/lib/search'
import classes from './usage.module.css'
import type { Words } from './words'

/** Lines that are drawn at most; the largest apps are among them. */
const MOST_LINES = 200
/** Lines of neighbouring apps differ in their dashes too. */
const DASHES = [undefined, '6 3', '2 3', '8 3 2 3']

/** All apps together or each as a line; the same as numbers behind a switch. */
export function FleetChart({ usage, words }: { usage: FleetUsage; words: Words }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const [asTable, setAsTable] = useState(false)
  const each = textOf(search, 'each') !== ''
  const sum = useMemo(() => sumOf(usage, t`All apps together`), [usage, t])
  const apps = useMemo(() => (each ? linesOf(usage) : []), [usage, each])
  const most = Math.max(0, ...usage.sum.map((day) => day.apps))
  const counted = useMemo(() => new Map(usage.sum.map((day) => [day.day, day.apps])), [usage])
  const remark = (day: number) => {
    const n = counted.get(day)
    return n !== undefined && n < most ? t`${n} of ${most} apps are counted` : null
  }
  const last = usage.sum.at(-1)
  const hidden = usage.apps.filter((app) => app.days.length > 0).length - apps.length
  const series = each ? apps : sum
  return (
    <section className={classes.fleet} aria-label={words.title}>
      <div className={classes.cardHead}>
        <h2 {...tip(words.source)}>{words.title}</h2>
        <span className={classes.latest}>
          <Amount value={last?.value ?? null} unit={words.unit} />
        </span>
        <span className={classes.cardActs}>
          <SegmentedControl
            size="xs"
            aria-label={t`Lines shown`}
            data={[
              { value: 'sum', label: t`All together` },
              { value: 'each', label: t`Each app` },
            ]}
            value={each ? 'each' : 'sum'}
            onChange={(next) =>
              setSearch({ each: next === 'each' ? '1' : null }, { replace: true })
            }
          />
          <Button
            small
            tone="quiet"
            icon={asTable ? IconChartLine : IconTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t`Show the chart` : t`Show the numbers`}
          </Button>
        </span>
      </div>
      {asTable ? (
        <DayTable
          label={t`${words.title}, numbers`}
          series={series.slice(0, 20)}
          remark={each ? undefined : remark}
        />
      ) : (
        <DayChart
          label={t`${words.title} by day; the numbers are behind “Show the numbers”`}
          from={usage.from}
          to={usage.today}
          series={series}
          height={200}
          remark={each ? undefined : remark}
        />
      )}
      {each && (hidden > 0 || (asTable && series.length > 20)) && (
        <p className={classes.dim}>
          {asTable ? (
            <Trans>The 20 largest apps. Export holds all of them.</Trans>
          ) : (
            <Trans>
              The {MOST_LINES} largest apps. The list below and Export hold all of them.
            </Trans>
          )}
        </p>
      )}
    </section>
  )
}

function sumOf(usage: FleetUsage, label: string): Series[] {
  const points = usage.sum.map(({ day, value }) => [day, value] as const)
  return [{ id: 'sum', label, colour: 'var(--h-chart-1)', points }]
}

function linesOf(usage: FleetUsage): Series[] {
  return usage.apps
    .filter((app) => app.days.length > 0)
    .toSorted((a, b) => (b.last ?? 0) - (a.last ?? 0))
    .slice(0, MOST_LINES)
    .map((app, at) => ({
      id: app.app,
      label: app.name,
      colour: tenantColour(app.colour),
      points: app.days,
      dash: DASHES[at % DASHES.length],
    }))
}
