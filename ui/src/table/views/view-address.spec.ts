import { expect, test } from 'vitest'
import type { SavedView } from '@/bindings'
import { columnsOfView, isSameText, keptOf, savedText, searchOfView } from './view-address'

const columns = [
  { id: 'name', shown: true, width: 240 },
  { id: 'uid', shown: true, width: null },
  { id: 'role', shown: false, width: null },
]
const view = (address: string): SavedView => ({ id: 7, list: 'users', name: 'VIPs', address })

test('filters, order and columns come back as they were saved', () => {
  const search = { tag: ['vip', 'a & b'], sort: '-uid', peek: 'ada', view: '3' }
  const saved = view(savedText(keptOf(search, ['tag', 'role', 'sort']), columns))
  expect(columnsOfView(saved)).toEqual(columns)
  expect(searchOfView(saved)).toEqual({ tag: ['vip', 'a & b'], sort: '-uid', view: '7' })
})

test('a text that keeps no columns, or nonsense, leaves them as they are', () => {
  expect(columnsOfView(view('?tag=vip'))).toBeNull()
  expect(columnsOfView(view('?columns=::'))).toBeNull()
})

test('the same filters in another sequence are the same view', () => {
  expect(isSameText('?tag=a&role=b', '?role=b&tag=a')).toBe(true)
  expect(isSameText('?tag=a', '?tag=b')).toBe(false)
})
