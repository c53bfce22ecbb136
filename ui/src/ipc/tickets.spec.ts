import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TICKETED } from './tickets'

test('the list names exactly the commands whose last argument is a ticket', () => {
  const text = readFileSync('src/bindings.ts', 'utf8')
  const found = [...text.matchAll(/^\s+(\w+)(?:: )?\([^)]*\bticket: string,?\s*\)/gm)].map(
    (m) => m[1] ?? '',
  )
  expect([...TICKETED].sort()).toEqual(found.filter((name) => name !== 'callCancel').sort())
})
