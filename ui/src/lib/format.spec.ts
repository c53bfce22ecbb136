import { expect, test } from 'vitest'
import {
  formatDuration,
  formatMoment,
  formatNumber,
  formatRelative,
  formatSize,
  truncateMiddle,
} from './format'

const NOW = 1_773_324_000

test.each([
  [0, 'now'],
  [59, 'now'],
  [5 * 60, '5 minutes ago'],
  [-5 * 60, 'in 5 minutes'],
  [3 * 3600, '3 hours ago'],
  [25 * 3600, 'yesterday'],
  [12 * 86_400, '12 days ago'],
  [40 * 86_400, 'Jan 31, 2026'],
])('%d seconds back is “%s”', (secs, words) => {
  expect(formatRelative(NOW - secs, NOW)).toBe(words)
})

test('the exact moment names its zone', () => {
  expect(formatMoment(NOW)).toMatch(/Mar 12, 2026.*UTC/)
})

test('numbers, sizes and durations carry their units', () => {
  expect(formatNumber(12_480)).toBe('12,480')
  expect(formatSize(999)).toBe('999 bytes')
  expect(formatSize(1_200_000)).toBe('1.2 MB')
  expect(formatDuration(45)).toBe('45 s')
  expect(formatDuration(125)).toBe('2 min 5 s')
  expect(formatDuration(3600)).toBe('1 h')
})

test('a long id loses its middle and keeps both ends', () => {
  expect(truncateMiddle('short', 12)).toBe('short')
  expect(truncateMiddle('user-000000000123456', 12)).toBe('user-000…456')
})
