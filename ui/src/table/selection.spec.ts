import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  countSelected,
  isSelected,
  NOTHING,
  type Selected,
  useSelection,
  withRows,
} from './selection'

const all: Selected = { kind: 'all', except: new Set() }

test('rows are added and taken away by id', () => {
  const two = withRows(NOTHING, ['ann', 'bob'], true)
  const one = withRows(two, ['ann'], false)
  expect(isSelected(one, 'bob')).toBe(true)
  expect(isSelected(one, 'ann')).toBe(false)
  expect(countSelected(one, 100_000)).toBe(1)
})

test('taking one row out of all that match keeps the selection symbolic', () => {
  const most = withRows(all, ['ann'], false)
  expect(most).toEqual({ kind: 'all', except: new Set(['ann']) })
  expect(countSelected(most, 100_000)).toBe(99_999)
  expect(countSelected(withRows(most, ['ann'], true), 100_000)).toBe(100_000)
})

test('another list starts with nothing selected, and so does the former one when it comes back', () => {
  const { result, rerender } = renderHook((key: string) => useSelection(key), {
    initialProps: 'all',
  })
  act(() => result.current.set(['ada', 'bo'], true))
  expect(result.current.count(9)).toBe(2)
  rerender('vip')
  expect(result.current.count(9)).toBe(0)
  rerender('all')
  expect(result.current.count(9)).toBe(0)
  act(() => result.current.toggle('cy'))
  expect(result.current.selected).toEqual({ kind: 'some', ids: new Set(['cy']) })
})
