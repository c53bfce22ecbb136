import { useLingui } from '@lingui/react/macro'
import classes from './chart.module.css'

type LineLook = { colour: string; dash?: string }

/** A piece of a line as it is drawn, to stand before what the line tells. */
export function LineMark({ colour, dash }: LineLook) {
  return (
    <svg width={22} height={8} color={colour} className={classes.mark} aria-hidden>
      <path d="M0 4H22" className={classes.line} strokeDasharray={dash} />
    </svg>
  )
}

type LegendProps = { lines: readonly (LineLook & { id: string; label: string })[] }

/** Which line is which, each with a piece of it. */
export function Legend({ lines }: LegendProps) {
  const { t } = useLingui()
  return (
    <ul aria-label={t`Lines of the chart`} className={classes.legend}>
      {lines.map(({ id, label, colour, dash }) => (
        <li key={id}>
          <LineMark colour={colour} dash={dash} />
          {label}
        </li>
      ))}
    </ul>
  )
}
