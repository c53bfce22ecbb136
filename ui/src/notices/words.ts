import { t } from '@lingui/core/macro'
import type { NoticeRow, NoticeSection, NoticeValue } from '@/bindings'
import { formatNumber } from '@/lib/format'
import { clockOf, hoursOf } from './hours'

const LONG = 80

/** A value of a setting as it is read in a list of changes. */
export function valueName(row: NoticeRow, path: string, value: NoticeValue | null): string {
  if (value === null) return t`not told`
  if (path === row.right) return value ? t`users may choose` : t`the app decides`
  const { shape } = row
  if (shape.kind === 'choice') {
    return shape.choices.find((each) => each.value === value)?.title ?? String(value)
  }
  if (typeof value === 'boolean') return value ? t`yes` : t`no`
  if (typeof value === 'number') {
    const unit = shape.kind === 'number' ? shape.unit : ''
    return `${formatNumber(value)} ${unit}`.trim()
  }
  if (shape.kind === 'day') {
    const { from, to, dnd } = hoursOf(value)
    return dnd ? t`not at all` : t`${clockOf(from)} to ${clockOf(to)}`
  }
  if (value === '') return t`nothing`
  const letters = [...value]
  return letters.length > LONG ? `${letters.slice(0, LONG).join('')}…` : value
}

/** What a change is about: "In groups: Messages". */
export function placeName(section: NoticeSection, row: NoticeRow, path: string): string {
  const name = `${section.title}: ${row.title}`
  return path === row.right ? t`${name}, whether users may choose` : name
}
