import { expect, test } from 'vitest'
import { toneOf } from './act-menu'

test('red is for what is gone for good, amber for what can be turned on again', () => {
  expect(toneOf({ danger: true }, 'plain')).toBe('danger')
  expect(toneOf({ warns: true }, 'plain')).toBe('warning')
  expect(toneOf({}, 'quiet')).toBe('quiet')
})
