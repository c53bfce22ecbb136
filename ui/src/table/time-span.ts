/**
 * Stretches of time as an address keeps them: `7d` for the last seven days, or two days of which
 * either may be missing, `2026-01-01..2026-01-31`. Days are those of this machine's zone.
 */
import { t } from '@lingui/core/macro'
import type { Between } from '@/bindings'
import { formatDate } from '@/lib/format'

export const LATELY = ['7d', '30d', '90d'] as const

export type Days = { from: string; until: string }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const LAST = /^(\d{1,4})d$/

/** The two days of a stretch; both empty when it is relative, or nothing that was meant. */
export function daysOf(text: string): Days {
  const [from = '', until = ''] = text.split('..')
  return { from: isDay(from) ? from : '', until: isDay(until) ? until : '' }
}

export function spanOfDays({ from, until }: Days): string {
  return from === '' && until === '' ? '' : `${from}..${until}`
}

/** What the core is asked for; an address that says nothing understandable asks for any time. */
export function betweenOf(text: string, now: Date = new Date()): Between {
  const [, days] = LAST.exec(text) ?? []
  if (days !== undefined) {
    const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(days) + 1)
    return { from: seconds(start), until: null }
  }
  const { from, until } = daysOf(text)
  return { from: from ? seconds(midnight(from)) : null, until: until ? endOf(until) : null }
}

/** The part of a filter that asks for a time; none where the address asks for any. */
export function timeOf<K extends string>(name: K, text: string): { [Name in K]?: Between } {
  return isSpan(text) ? ({ [name]: betweenOf(text) } as { [Name in K]: Between }) : {}
}

/** Whether an address asks for some time. */
export function isSpan(text: string): boolean {
  const { from, until } = betweenOf(text)
  return from !== null || until !== null
}

/** The stretch as it is read: "the last 7 days", "1 Jan 2026 to 31 Jan 2026". */
export function spanWords(text: string): string {
  const [, days] = LAST.exec(text) ?? []
  if (days !== undefined) return t`in the last ${days} days`
  const { from, until } = daysOf(text)
  const day = (text: string) => formatDate(seconds(midnight(text)))
  if (from && until) return t`from ${day(from)} to ${day(until)}`
  if (from) return t`from ${day(from)} on`
  return until ? t`until ${day(until)}` : text
}

/** Whether this is a day of the calendar, written year-month-day. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = midnight(text)
  return !Number.isNaN(day.getTime()) && day.getDate() === Number(text.slice(8))
}

function midnight(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date)
}

/** The last second of a day. */
function endOf(day: string): number {
  const start = midnight(day)
  return seconds(new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1)) - 1
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}
