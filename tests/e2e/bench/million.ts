// A search among a million users, in the window as it is delivered.

import { connect } from '../driver/account.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { lists, openPlace } from '../driver/ways.ts'
import { percentile, type Took, tell } from './clock.ts'
import { typed } from './typing.ts'

const N_USERS = 1_000_000
const N_APPS = 24
/** Any three letters that stand one after another in these. */
const NAMES = ['maria lopez', 'chen wei', 'okafor', 'nguyen', 'hassan', 'garcia', 'user-00451']

await using sandbox = await Sandbox.start(N_USERS)
await using program = await start({ service: sandbox.ready.base })
const page = new Page(program.driver)
await page.resize(1280, 800)
await connect(page, sandbox, N_APPS)
await page.clickText(sandbox.largest.name)
await page.role('heading', sandbox.largest.name)
await openPlace(page, 'Users')
for (const part of [0.01, 0.2, 0.4, 0.6, 0.8, 0.95]) {
  await lists(page, `${part} of the users`, N_USERS * part)
}
await page.text(/^as of/)
await page.settled()

const took: Took[] = []
for (const name of NAMES) {
  for (let from = 0; from + 3 <= name.length; from += 1) {
    const letters = name.slice(from, from + 3)
    // The letter before leads to rows of its own; the third is the one that is looked at.
    for (const text of [letters.slice(0, 1), letters.slice(0, 2)]) {
      await typed(program, text)
      await page.settled()
    }
    const third = await typed(program, letters)
    if (third !== null) took.push(third)
    await page.settled()
    await typed(program, '')
    await page.settled()
  }
}
if (took.length < 25) throw new Error(`only ${took.length} searches changed the rows`)
tell(
  'million-painted-p95-ms',
  percentile(
    took.map(({ painted }) => painted),
    95,
  ),
)
