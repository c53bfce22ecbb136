import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import { formatDay, formatNumber } from '@/lib/format'
import classes from './chart.module.css'
import { DayTip } from './day-tip'
import { dayMarks, type Frame, line, lonely, marks, type Point, x, y } from './scale'

export type Series = {
  id: string
  label: string
  /** A colour of the theme. */
  colour: string
  points: readonly Point[]
  /** Dashes of the line, so that colour is not alone. */
  dash?: string
}

type DayChartProps = {
  /** What is drawn, for those who do not see it. */
  label: string
  from: number
  to: number
  series: readonly Series[]
  /** A line above which something is said. */
  most?: number | null
  height?: number
  /** More about a day, below its values: only part of it is counted. */
  remark?: (day: number) => string | null
}

const LEFT = 52
const BOTTOM = 22
const TOP = 8
const RIGHT = 10
/** Lines above which each is drawn finer, so that they can be told apart. */
const MANY = 12
/** Px between two names of days. */
const DAY_ROOM = 112

/**
 * Values over days: exact ones in the tip, gaps as gaps, from zero. Drawn as plain paths, since a
 * year of a hundred apps is 36,500 points.
 */
export function DayChart(props: DayChartProps) {
  const { label, from, to, series, most, height = 200, remark } = props
  const { t } = useLingui()
  const [box, width] = useWidth()
  const [day, setDay] = useState<number | null>(null)
  const largest = Math.max(most ?? 0, ...series.map(largestOf))
  const rows = marks(largest)
  const frame: Frame = {
    from,
    to,
    top: rows.at(-1) ?? 1,
    width: Math.max(1, width - LEFT - RIGHT),
    height: height - TOP - BOTTOM,
  }
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT
    const at = from + Math.round((left / frame.width) * (to - from))
    setDay(Math.min(to, Math.max(from, at)))
  }
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
    const step = steps[event.key]
    if (event.key === 'Escape') return setDay(null)
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    if (event.key === 'Home') setDay(from)
    else if (event.key === 'End') setDay(to)
    else setDay(Math.min(to, Math.max(from, (day ?? to - (step ?? 0)) + (step ?? 0))))
  }
  return (
    <figure className={classes.figure} ref={box}>
      <svg
        role="img"
        aria-label={t`${label}. Arrow keys go from day to day.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows go from day to day.
        tabIndex={0}
        width={width}
        height={height}
        className={classes.chart}
        data-many={series.length > MANY || undefined}
        onPointerMove={point}
        onPointerLeave={() => setDay(null)}
        onBlur={() => setDay(null)}
        onKeyDown={move}
      >
        <g transform={`translate(${LEFT} ${TOP})`}>
          {rows.map((value) => (
            <g key={value} transform={`translate(0 ${y(frame, value).toFixed(1)})`}>
              <line x2={frame.width} className={classes.row} />
              <text x={-8} dy="0.32em" className={classes.value}>
                {formatNumber(value)}
              </text>
            </g>
          ))}
          {dayMarks(from, to, Math.max(2, Math.floor(frame.width / DAY_ROOM))).map((each) => (
            <text
              key={each}
              x={x(frame, each)}
              y={frame.height + 16}
              className={classes.day}
              data-last={each === to || undefined}
            >
              {formatDay(each)}
            </text>
          ))}
          {series.map((each) => (
            <g key={each.id} style={{ color: each.colour }}>
              <path
                d={line(frame, each.points)}
                className={classes.line}
                strokeDasharray={each.dash}
              />
              {lonely(each.points).map(([at, value]) => (
                <circle key={at} cx={x(frame, at)} cy={y(frame, value)} r={3} fill="currentColor" />
              ))}
            </g>
          ))}
          {most != null && (
            <line
              x2={frame.width}
              y1={y(frame, most)}
              y2={y(frame, most)}
              className={classes.most}
            />
          )}
          {day !== null && (
            <line
              x1={x(frame, day)}
              x2={x(frame, day)}
              y2={frame.height}
              className={classes.cursor}
            />
          )}
        </g>
      </svg>
      {day !== null && (
        <DayTip
          day={day}
          series={series}
          remark={remark?.(day) ?? null}
          left={LEFT + x(frame, day)}
          room={width}
        />
      )}
    </figure>
  )
}

function largestOf({ points }: Series): number {
  let largest = 0
  for (const [, value] of points) if (value > largest) largest = value
  return largest
}

/** Of the chart drawn last, in px: the next one mostly has the same, and is then drawn once. */
let usualWidth = 640

/** The width there is, as it changes. */
function useWidth() {
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(usualWidth)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      if (element.clientWidth === 0) return
      usualWidth = element.clientWidth
      setWidth(usualWidth)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}
