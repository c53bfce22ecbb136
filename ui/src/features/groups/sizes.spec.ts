import { expect, test } from 'vitest'
import { SIZES, sizeOf, sizeWords } from './sizes'

test('a step of sizes has both ends, or only the first', () => {
  expect(SIZES.map((size) => sizeOf(size).members)).toEqual([
    { least: 0, most: 0 },
    { least: 1, most: 10 },
    { least: 11, most: 100 },
    { least: 101, most: 1000 },
    { least: 1001, most: null },
  ])
})

test('a step of sizes is read in words', () => {
  expect(SIZES.map(sizeWords)).toEqual([
    'none',
    '1 to 10',
    '11 to 100',
    '101 to 1,000',
    'more than 1,000',
  ])
})

test('an address that asks for no size that is understood asks for any', () => {
  expect(['', 'many', '-5', '1-2-3'].map(sizeOf)).toEqual([{}, {}, {}, {}])
})
