/** Numbers, sizes and times as people read them. Pure: what depends on now takes it. */
import { formatLocale } from './i18n'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const cache = new Map<string, unknown>()

function once<T>(kind: string, make: (locale: string) => T): T {
  const locale = formatLocale()
  const key = `${kind} ${locale}`
  if (!cache.has(key)) cache.set(key, make(locale))
  return cache.get(key) as T
}

/** 12480 → "12,480". */
export function formatNumber(value: number): string {
  return once('number', (locale) => new Intl.NumberFormat(locale)).format(value)
}

/** Bytes → "1.2 MB", in steps of 1,000. */
export function formatSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const unit = units[step] ?? 'byte'
  return once(
    `size ${unit}`,
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }),
  ).format(bytes / 1000 ** step)
}

/** Unix seconds → "12 Mar 2026, 14:03:22 UTC", in the zone of this machine, which it names. */
export function formatMoment(at: number): string {
  return once(
    'moment',
    (locale) =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        timeZoneName: 'short',
      }),
  ).format(at * 1000)
}

/** Unix seconds → "12 Mar 2026". */
export function formatDate(at: number): string {
  return once(
    'date',
    (locale) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
  ).format(at * 1000)
}

/** Days since 1970-01-01, UTC → "12 Mar 2026": a day of the service, whatever the zone here. */
export function formatDay(day: number): string {
  return once(
    'day',
    (locale) =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  ).format(day * DAY * 1000)
}

/** Unix seconds → "14:03". */
export function formatClock(at: number): string {
  return once(
    'clock',
    (locale) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
  ).format(at * 1000)
}

/** Unix seconds, seen from `now` → "5 minutes ago", "yesterday"; a date after 30 days. */
export function formatRelative(at: number, now: number): string {
  const past = now - at
  const far = Math.abs(past)
  if (far < MINUTE) return relative(0, 'second')
  if (far < HOUR) return relative(-Math.trunc(past / MINUTE), 'minute')
  if (far < DAY) return relative(-Math.trunc(past / HOUR), 'hour')
  if (far < 30 * DAY) return relative(-Math.trunc(past / DAY), 'day')
  return formatDate(at)
}

/** There are few such words, and lists are full of them. */
function relative(many: number, unit: 'second' | 'minute' | 'hour' | 'day'): string {
  return once(`${many} ${unit}`, (locale) =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(many, unit),
  )
}

/** Seconds → "45 s", "2 min 5 s", "1 h 4 min". */
export function formatDuration(secs: number): string {
  const whole = Math.max(0, Math.round(secs))
  if (whole < MINUTE) return `${whole} s`
  if (whole < HOUR) return joined(Math.floor(whole / MINUTE), 'min', whole % MINUTE, 's')
  return joined(Math.floor(whole / HOUR), 'h', Math.floor((whole % HOUR) / MINUTE), 'min')
}

function joined(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`
}

/** "user-000000000123456" → "user-0000…3456" when longer than `room`. */
export function truncateMiddle(text: string, room: number): string {
  const letters = [...text]
  if (letters.length <= room) return text
  const tail = Math.floor((room - 1) / 3)
  return `${letters.slice(0, room - 1 - tail).join('')}…${letters.slice(-tail).join('')}`
}
