import { expect, test } from 'vitest'
import type { ImportFile } from '@/bindings'
import { firstColumns, withColumns } from './mapping'

const field = (id: string) => ({ id, label: id, help: '', needed: false })
const file: ImportFile = {
  id: 'f',
  name: 'people.csv',
  kind: 'users',
  heads: ['Who', 'Called', 'uid'],
  columns: [null, 'name', 'uid'],
  fields: [field('uid'), field('name'), field('role')],
}

test('columns hold what was said the last time, else what is guessed', () => {
  expect(firstColumns(file, 'c', [])).toEqual([null, 'name', 'uid'])
  const kept = withColumns([], 'c', 'users', [
    { head: 'Who', field: 'uid' },
    { head: 'Called', field: null },
  ])
  expect(firstColumns(file, 'c', kept)).toEqual(['uid', null, null])
  expect(firstColumns(file, 'other', kept)).toEqual([null, 'name', 'uid'])
})

test('a field that is no more is not taken from the last time', () => {
  const kept = withColumns([], 'c', 'users', [{ head: 'Who', field: 'shoe' }])
  expect(firstColumns(file, 'c', kept)).toEqual([null, 'name', 'uid'])
  expect(withColumns(kept, 'c', 'users', [])).toHaveLength(1)
})
