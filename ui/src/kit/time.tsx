import { Trans } from '@lingui/react/macro'
import { formatDuration, formatNumber, formatRelative } from '@/lib/format'
import { nowSecs, useTicks } from '@/lib/ticker'
import { tipAt } from './tip'

/** A moment: relative to now, with the exact one and its zone in the tip. `at` in Unix seconds. */
export function Time({ at, empty = '–' }: { at: number | null; empty?: string }) {
  // What was said a moment ago may be wrong by now.
  'use no memo'
  useTicks()
  if (at === null) return <span>{empty}</span>
  return <span {...tipAt(at)}>{formatRelative(at, nowSecs())}</span>
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
