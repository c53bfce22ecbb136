import { expect, test } from 'vitest'
import type { TextPart } from '@/bindings'
import { beginningOf } from './beginning'

const text = (written: string): TextPart => ({ kind: 'text', text: written })
const ada: TextPart = { kind: 'mention', uid: 'ada', name: 'Ada' }

test('a text of usual length is left as it is', () => {
  expect(beginningOf([])).toBeNull()
  expect(beginningOf([text('Hello '), ada, text('!')])).toBeNull()
  expect(beginningOf([text('a'.repeat(1_600))])).toBeNull()
  expect(beginningOf([text('\n'.repeat(23))])).toBeNull()
})

test('a long text is cut after so many letters, whatever parts they are in', () => {
  expect(beginningOf([text('a'.repeat(1_601))])).toEqual([text(`${'a'.repeat(1_600)}…`)])
  expect(beginningOf([text('a'.repeat(1_597)), ada, text('bc')])).toEqual([
    text('a'.repeat(1_597)),
    ada,
    text('…'),
  ])
})

test('many lines are cut too', () => {
  const [first] = beginningOf([text('line\n'.repeat(100))]) ?? []
  expect(first?.kind === 'text' && first.text.split('\n')).toHaveLength(24)
})
