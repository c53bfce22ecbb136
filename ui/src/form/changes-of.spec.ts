import { expect, test } from 'vitest'
import { changesOf, judgeChanged } from './changes-of'

const before = { name: 'Maria', avatar: '/me.png', tags: ['vip'] }

test('only what is other is a change', () => {
  const after = { ...before, name: 'Maria L.', tags: ['vip'] }
  expect(changesOf(before, after, ['name', 'avatar', 'tags'])).toEqual({
    name: 'Maria L.',
    avatar: null,
    tags: null,
  })
})

test('what the service holds already is not judged until it is changed', () => {
  const rules = judgeChanged<typeof before>(
    { avatar: (url) => (url.startsWith('https://') ? null : 'Not an address.') },
    before,
  )
  expect(rules.avatar?.('/me.png', before)).toBeNull()
  expect(rules.avatar?.('/you.png', before)).toBe('Not an address.')
})
