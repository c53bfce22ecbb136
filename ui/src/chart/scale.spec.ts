import { expect, test } from 'vitest'
import { dayMarks, type Frame, gaps, line, lonely, marks, x, y } from './scale'

const frame: Frame = { from: 10, to: 14, top: 100, width: 400, height: 200 }

test('axes begin at zero and end at a round number that holds everything', () => {
  expect(marks(31)).toEqual([0, 10, 20, 30, 40])
  expect(marks(0)).toEqual([0, 1])
  expect(marks(3)).toEqual([0, 1, 2, 3])
  expect(marks(12_480)).toEqual([0, 5000, 10_000, 15_000])
})

test('days and values have their places; a single day stands in the middle', () => {
  expect([x(frame, 10), x(frame, 14), y(frame, 0), y(frame, 100)]).toEqual([0, 400, 200, 0])
  expect(x({ ...frame, from: 14 }, 14)).toBe(200)
})

test('a gap breaks the line, and a lonely day stands beside it', () => {
  const points = [
    [10, 50],
    [11, 100],
    [13, 0],
  ] as const
  expect(line(frame, points)).toBe('M0 100L100 0')
  expect(lonely(points)).toEqual([[13, 0]])
  expect(lonely([[14, 3]])).toEqual([[14, 3]])
  expect(gaps(points)).toEqual([{ from: 12, to: 12 }])
})

test('the last day is always marked', () => {
  expect(dayMarks(1, 30, 4)).toEqual([6, 14, 22, 30])
  expect(dayMarks(5, 5, 4)).toEqual([5])
})
