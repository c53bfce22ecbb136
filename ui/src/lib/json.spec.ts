import { expect, test } from 'vitest'
import { bytesOf, charsOf, faultOf } from './json'

test.each([
  ['{"a": 1}', null],
  ['[1, 2.5e3, "x", null, true]', null],
  ['{"a" 1}', { line: 1, column: 6, kind: 'colon' }],
  ['{"a": 1\n "b": 2}', { line: 2, column: 2, kind: 'comma' }],
  ['{a: 1}', { line: 1, column: 2, kind: 'name' }],
  ['{"a": }', { line: 1, column: 7, kind: 'value' }],
  ['{"a": "x', { line: 1, column: 7, kind: 'text' }],
  ['{"a": [1, 2', { line: 1, column: 12, kind: 'end' }],
  ['{"a": 1} x', { line: 1, column: 10, kind: 'more' }],
  ['{"a": 1,}', { line: 1, column: 9, kind: 'name' }],
] as const)('%s', (json, fault) => {
  expect(faultOf(json)).toEqual(fault)
})

test('size is counted in bytes, as it is sent', () => {
  expect(bytesOf('é€😀')).toBe(9)
  expect(bytesOf('{ "a": [\n 1,\n 2\n] }')).toBe('{"a":[1,2]}'.length)
  expect(bytesOf('{ "a": [\n 1')).toBe(11)
})

test('letters are counted as they are sent, each as one', () => {
  expect(charsOf('{ "a": "é€😀" }')).toBe('{"a":"xyz"}'.length)
})

test('a text that nests too deeply to be written anew still has a size', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  expect(bytesOf(deep)).toBe(400_000)
})
