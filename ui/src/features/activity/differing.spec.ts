import { expect, test } from 'vitest'
import { differing } from './differing'

/** What is shown of a change, as values. */
function shown(before: unknown, after: unknown) {
  const sides = differing({ before: JSON.stringify(before), after: JSON.stringify(after) })
  const read = (side: string | null) => (side === null ? null : JSON.parse(side))
  return [read(sides.before), read(sides.after)]
}

test('what is the same on both sides is left out, inside of fields too', () => {
  expect(
    shown(
      { name: 'Mary', role: 'vip', metadata: { plan: 'gold', since: 2024 } },
      { name: 'Maria', role: 'vip', metadata: { since: 2025, plan: 'gold' } },
    ),
  ).toEqual([
    { name: 'Mary', metadata: { since: 2024 } },
    { name: 'Maria', metadata: { since: 2025 } },
  ])
})

test('two sides that are the same show nothing, in whatever order they were written', () => {
  expect(shown({ uids: ['ada', 'bob'] }, { uids: ['ada', 'bob'] })).toEqual([null, null])
  expect(shown({ a: 1, b: null }, { b: null, a: 1 })).toEqual([null, null])
})

test('a list that changed is shown whole, and a field of one side on that side', () => {
  expect(shown({ tags: ['a', 'b'] }, { tags: ['a'], link: 'x' })).toEqual([
    { tags: ['a', 'b'] },
    { tags: ['a'], link: 'x' },
  ])
  expect(shown({ a: 1 }, { a: 1, b: 2 })).toEqual([null, { b: 2 }])
})

test('one side alone stays as it is', () => {
  expect(differing({ before: '{"a":1}', after: null })).toEqual({ before: '{"a":1}', after: null })
})

test('what is no JSON is compared as text', () => {
  expect(differing({ before: 'a', after: 'a' })).toEqual({ before: null, after: null })
  expect(differing({ before: 'a', after: 'b' })).toEqual({ before: 'a', after: 'b' })
})
