import { Trans } from '@lingui/react/macro'
import { SafeText } from '@/kit/safe-text'
import { formatDay, formatNumber } from '@/lib/format'
import classes from './chart.module.css'
import type { Series } from './day-chart'

type DayTableProps = {
  label: string
  series: readonly Series[]
  /** More about a day. */
  remark?: (day: number) => string | null
}

/** The numbers of a chart, the latest day first. Days that nobody counted are not there. */
export function DayTable({ label, series, remark }: DayTableProps) {
  const values = series.map((each) => new Map(each.points))
  const days = [...new Set(values.flatMap((each) => [...each.keys()]))].sort((a, b) => b - a)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable.
    <section className={classes.tableBox} tabIndex={0} aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Day (UTC)</Trans>
            </th>
            {series.map((each) => (
              <th key={each.id} scope="col">
                <SafeText text={each.label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">
                {formatDay(day)}
                {remark?.(day) && <span className={classes.remark}> {remark(day)}</span>}
              </th>
              {values.map((each, at) => {
                const value = each.get(day)
                return (
                  <td key={series[at]?.id}>{value === undefined ? '–' : formatNumber(value)}</td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
