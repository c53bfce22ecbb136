import { Trans } from '@lingui/react/macro'
import { formatDuration, formatNumber, formatRelative } from '@/lib/format'
import { useTicking } from '@/lib/ticker'
import { tipAt } from './tip'

/** A moment: relative to now, with the exact one and its zone in the tip. `at` in Unix seconds. */
export function Time({ at, empty = '–' }: { at: number | null; empty?: string }) {
  const text = useTicking((now) => (at === null ? empty : formatRelative(at, now)))
  if (at === null) return <span>{text}</span>
  return <span {...tipAt(at)}>{text}</span>
}

/** A number with tabular figures; a dash that says so where it is not known. */
export function Amount({ value, unit }: { value: number | null; unit?: string }) {
  if (value === null) {
    return (
      <span>
        <span aria-hidden>–</span>
        <span className="only-heard">
          <Trans>Not known</Trans>
        </span>
      </span>
    )
  }
  return (
    <span className="figures">
      {formatNumber(value)}
      {unit && ` ${unit}`}
    </span>
  )
}

export function Duration({ secs }: { secs: number }) {
  return <span className="figures">{formatDuration(secs)}</span>
}
