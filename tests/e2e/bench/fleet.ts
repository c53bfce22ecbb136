// A fleet of 10,000 apps in the window as it is delivered: drawn, sorted and searched.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../driver/account.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { percentile, tell, UNTIL_ROWS } from './clock.ts'

type Took = { work: number; painted: number }

const N_APPS = 10_000
const N_OPENINGS = 15

const folder = await mkdtemp(join(tmpdir(), 'halley-fleet-'))
try {
  await using sandbox = await Sandbox.of(join(folder, 'world.json'))
  await sandbox.makesApps(N_APPS)
  await using program = await start({ service: sandbox.ready.base })
  const page = new Page(program.driver)
  await page.resize(1280, 800)
  await connect(page, sandbox, N_APPS)
  await page.settled()

  const openings: number[] = []
  for (let turn = 0; turn < N_OPENINGS; turn += 1) {
    await page.click('link', 'Activity')
    await page.role('heading', 'Activity')
    await page.settled()
    const took = await program.driver.executeText<Took>(`${UNTIL_ROWS}
      return untilRows(() => history.back(), (now) => now.includes('Tenant'))`)
    openings.push(took.painted)
    await page.settled()
  }
  tell('fleet-drawn-median-ms', percentile(openings, 50))
  tell('fleet-drawn-worst-ms', Math.max(...openings))
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
