import { expect, test } from 'vitest'
import { isId, metadataFault, tagsFault, urlFault } from './faults'

test('an address is a web address or nothing', () => {
  for (const good of ['', ' ', 'https://example.com/a.png', 'http://example.com']) {
    expect(urlFault(good)).toBeNull()
  }
  for (const bad of ['example.com', 'javascript:alert(1)', 'file:///etc']) {
    expect(urlFault(bad)).toBe('Start the address with https:// or http://.')
  }
  expect(urlFault(`https://example.com/${'a'.repeat(3000)}`)).toMatch('3,000')
})

test('tags are counted, and the letters of each', () => {
  const many = Array.from({ length: 26 }, (_, n) => `t${n}`)
  expect(tagsFault(many.slice(1))).toBeNull()
  expect(tagsFault(many)).toBe('At most 25 tags.')
  expect(tagsFault(['é'.repeat(100)])).toBeNull()
  expect(tagsFault(['é'.repeat(101)])).toBe('A tag has at most 100 characters.')
})

test('metadata is one JSON object of so many bytes', () => {
  expect(metadataFault('')).toBeNull()
  expect(metadataFault('{"a": 1}')).toBeNull()
  expect(metadataFault('[1]')).toMatch('one JSON object')
  expect(metadataFault('{"a": }')).toBe('This is not valid JSON yet.')
  expect(metadataFault(JSON.stringify({ a: 'é'.repeat(3000) }))).toMatch('5,120 bytes')
})

test('how metadata is laid out takes nothing of its room', () => {
  const numbers = { a: Array.from({ length: 1000 }, (_, n) => n % 10) }
  expect(metadataFault(JSON.stringify(numbers, null, 2))).toBeNull()
  const most = JSON.stringify({ a: 'x'.repeat(5120 - 8) }, null, 2)
  expect(metadataFault(most)).toBeNull()
  expect(metadataFault(most.replace('x', 'xx'))).toMatch('5,120 bytes')
})

test('an id has small letters, digits, hyphens and underscores', () => {
  expect(['ada', 'a-1_b'].every(isId)).toBe(true)
  expect(['Ada', 'a b', '', 'x'.repeat(101)].some(isId)).toBe(false)
})
