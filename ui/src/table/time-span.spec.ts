import { expect, test } from 'vitest'
import { formatDate } from '@/lib/format'
import { betweenOf, daysOf, isSpan, spanOfDays, spanWords } from './time-span'

const now = new Date(2026, 2, 12, 15, 30)
const at = (year: number, month: number, day: number) =>
  Math.floor(new Date(year, month - 1, day).getTime() / 1000)

test('two days ask for all of both', () => {
  const { from, until } = betweenOf('2026-01-01..2026-01-31', now)
  expect(from).toBe(at(2026, 1, 1))
  expect(until).toBe(at(2026, 2, 1) - 1)
})

test('either end may be open', () => {
  expect(betweenOf('..2026-01-31', now)).toEqual({ from: null, until: at(2026, 2, 1) - 1 })
  expect(betweenOf('2026-01-31..', now)).toEqual({ from: at(2026, 1, 31), until: null })
  expect(spanOfDays(daysOf('2026-01-31..'))).toBe('2026-01-31..')
  expect(spanOfDays({ from: '', until: '' })).toBe('')
})

test('the last days count today as one of them', () => {
  expect(betweenOf('7d', now)).toEqual({ from: at(2026, 3, 6), until: null })
})

test('what is no time asks for any time', () => {
  for (const text of ['', 'soon', '2026-02-30..', '12.3.2026..']) {
    expect(betweenOf(text, now)).toEqual({ from: null, until: null })
    expect(isSpan(text)).toBe(false)
  }
})

test('a stretch is read as words', () => {
  expect(spanWords('30d')).toBe('in the last 30 days')
  const [first, last] = [formatDate(at(2026, 1, 1)), formatDate(at(2026, 1, 31))]
  expect(spanWords('2026-01-01..2026-01-31')).toBe(`from ${first} to ${last}`)
  expect(spanWords('..2026-01-31')).toBe(`until ${last}`)
  expect(spanWords('2026-01-01..')).toBe(`from ${first} on`)
})
