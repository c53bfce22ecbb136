import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NEEDED, ONE_AT_A_TIME } from './needed'
import { whyNot } from './why-not'

const gate = readFileSync(
  join(import.meta.dirname, '../../../crates/halley-core/src/gate/rights.rs'),
  'utf8',
)

const small = (word: string) => word.charAt(0).toLowerCase() + word.slice(1)

/** The arms of the core's table: acts, whether for several alone, and the profile they take. */
function armsOf(source: string) {
  const table = source.slice(source.indexOf('match act {'), source.indexOf('fn check('))
  const arms = table.matchAll(
    /((?:\|?\s*Act::\w+\s*)+)(if count > 1)?\s*=>\s*\{?\s*Profile::(\w+)/g,
  )
  return [...arms].map(([, acts = '', several, profile = '']) => ({
    acts: [...acts.matchAll(/Act::(\w+)/g)].map(([, act = '']) => small(act)),
    several: several !== undefined,
    profile: small(profile),
  }))
}

test('each act takes the profile that the gate of the core wants', () => {
  const one = armsOf(gate).filter((arm) => !arm.several)
  const told = Object.fromEntries(
    one.flatMap(({ acts, profile }) => acts.map((act) => [act, profile])),
  )
  expect(NEEDED).toEqual(told)
})

test('what takes a manager for several is what the gate of the core says', () => {
  const several = armsOf(gate).filter((arm) => arm.several)
  expect(several.map((arm) => arm.profile)).toEqual(['manager'])
  expect([...ONE_AT_A_TIME].toSorted()).toEqual(several.flatMap((arm) => arm.acts).toSorted())
})

test('the reason says what it takes', () => {
  expect(whyNot('readOnly', 'userUpdate')).toMatch(/may only read/)
  expect(whyNot('support', 'userCreate')).toMatch(/takes the manager profile/)
  expect(whyNot('support', 'usersDeactivate', 1)).toBeNull()
  expect(whyNot('support', 'usersDeactivate', 2)).toMatch(/one at a time/)
  expect(whyNot('support', 'usersExport', 2)).toBeNull()
  expect(whyNot('manager', 'userDelete')).toMatch(/takes the administrator profile/)
  expect(whyNot('administrator', 'userDelete')).toBeNull()
})
