import { Trans, useLingui } from '@lingui/react/macro'
import { SafeText } from '@/kit/safe-text'
import { formatDay, formatNumber } from '@/lib/format'
import classes from './chart.module.css'
import type { Series } from './day-chart'
import { LineMark } from './legend'

/** Lines of a tip; with more series the largest are named. */
const MOST_LINES = 8

type DayTipProps = {
  day: number
  series: readonly Series[]
  remark: string | null
  left: number
  room: number
}

/** The exact values of one day. */
export function DayTip({ day, series, remark, left, room }: DayTipProps) {
  const { t } = useLingui()
  const known = series
    .map((each) => ({ ...each, value: each.points.find(([at]) => at === day)?.[1] ?? null }))
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
  const few = series.length <= MOST_LINES
  const shown = few ? known : known.slice(0, MOST_LINES)
  const more = known.length - shown.length
  return (
    <div
      role="status"
      className={classes.tip}
      style={left > room / 2 ? { right: room - left + 10 } : { left: left + 10 }}
    >
      <strong>{formatDay(day)}</strong>
      <ul>
        {shown.map((each) => (
          <li key={each.id}>
            <LineMark colour={each.colour} dash={each.dash} />
            <SafeText text={each.label} />
            <span className={classes.amount}>
              {each.value === null ? t`not counted` : formatNumber(each.value)}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <Trans>and {more} more, behind “Show the numbers”</Trans>
        </p>
      )}
      {remark && <p>{remark}</p>}
    </div>
  )
}
