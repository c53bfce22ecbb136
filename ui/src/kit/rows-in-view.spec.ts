import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { place, topFor, useRowsInView } from './rows-in-view'

test('the rows in view are those that the view cuts', () => {
  expect(place(1000, 36, { top: 0, room: 360 })).toMatchObject({ first: 0, last: 9, size: 36_000 })
  expect(place(1000, 36, { top: 18, room: 360 })).toMatchObject({ first: 0, last: 10 })
  expect(place(3, 36, { top: 0, room: 360 })).toMatchObject({ first: 0, last: 2, size: 108 })
  expect(place(0, 36, { top: 0, room: 360 })).toMatchObject({ first: 0, last: 0, size: 0 })
})

test('a list that became shorter than it was scrolled shows its end', () => {
  expect(place(20, 36, { top: 30_000, room: 360 })).toMatchObject({ first: 10, last: 19 })
})

test('the last of millions of rows can be reached, and lies at the end of what is scrolled', () => {
  const count = 5_000_000
  const size = place(count, 36, { top: 0, room: 360 }).size
  const end = place(count, 36, { top: size - 360, room: 360 })
  expect(end.last).toBe(count - 1)
  expect((count - 1) * 36 + end.shift + 36).toBeCloseTo(size, 3)
})

const list = { count: 1000, height: 36 }
const seen = { top: 3600, room: 360 }

test('a row in view moves nothing', () => {
  expect(topFor(100, list, seen)).toBe(3600)
  expect(topFor(109, list, seen)).toBe(3600)
})

test('a row above comes to the top, one below to the bottom', () => {
  expect(topFor(99, list, seen)).toBe(99 * 36)
  expect(topFor(110, list, seen)).toBe(111 * 36 - 360)
})

test('among millions of rows the one that is wanted comes into view', () => {
  const millions = { count: 5_000_000, height: 36 }
  for (const index of [0, 2_500_000, 4_999_999]) {
    const top = topFor(index, millions, { top: 1_000_000, room: 360 })
    const { first, last } = place(5_000_000, 36, { top, room: 360 })
    expect(first).toBeLessThanOrEqual(index)
    expect(last).toBeGreaterThanOrEqual(index)
  }
})

test('rows that nobody sees wait until the list is at rest, or is scrolled', () => {
  vi.useFakeTimers()
  const pane = document.createElement('div')
  const scroller = { current: pane }
  const { result, rerender } = renderHook(
    (listKey: string) =>
      useRowsInView({ scroller, listKey, count: 1000, height: 36, overscan: 2, room: 360 }),
    { initialProps: 'all' },
  )
  const last = () => result.current.drawn.at(-1)?.index
  const inView = result.current.last
  expect(last()).toBe(inView)

  act(() => vi.advanceTimersByTime(200))
  expect(last()).toBe(result.current.last + 2)

  rerender('those with an m')
  expect(last()).toBe(result.current.last)
  act(() => {
    pane.scrollTop = 720
    pane.dispatchEvent(new Event('scroll'))
  })
  expect(last()).toBe(result.current.last + 2)
  vi.useRealTimers()
})
