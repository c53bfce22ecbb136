// A year of samples of 100 apps, each a line of one chart, in the window as it is delivered.
//
// The sandbox answers for every day of the year what it counted; Halley fills its days in from
// there by its own button, so that what is drawn came the way it always comes.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../driver/account.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { percentile, tell } from './clock.ts'

type World = { apps: { created_at: number; tally: { peaks: Record<string, number> } }[] }
type Took = { work: number; painted: number }

const N_APPS = 100
const N_DAYS = 365
const DAY_SECS = 86_400
/** What is counted of days that are over; each is read from the store anew. */
const MEASURES = [
  ['concurrentUsers', 'Most connected at once'],
  ['activeUsers', 'Active users'],
  ['audioMinutes', 'Voice calls'],
  ['videoMinutes', 'Video calls'],
  ['recordedMinutes', 'Recordings'],
]

/** Shows a measure by the address and waits until its lines are drawn. */
const UNTIL_DRAWN = `
  const [address, title, apps] = arguments
  return new Promise((done, failed) => {
    const begun = performance.now()
    const look = () => {
      const chart = [...document.querySelectorAll('main section')].find(
        (one) => one.getAttribute('aria-label') === title)
      const lines = [...(chart?.querySelectorAll('figure path') ?? [])]
      if (lines.length < apps || lines.some((line) => line.getTotalLength() === 0)) return
      const work = performance.now() - begun
      observer.disconnect()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done({ work, painted: performance.now() - begun })
        channel.port2.postMessage(null)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true })
    setTimeout(() => failed(new Error('no chart came')), 10_000)
    history.pushState({}, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  })`

const folder = await mkdtemp(join(tmpdir(), 'halley-usage-'))
const world = join(folder, 'world.json')
try {
  {
    await using young = await Sandbox.of(world)
    await young.makesApps(N_APPS)
  }
  await grownOld()
  await using sandbox = await Sandbox.of(world)
  await using program = await start({ service: sandbox.ready.base })
  const page = new Page(program.driver)
  await page.resize(1280, 800)
  await connect(page, sandbox, N_APPS)
  await page.click('link', 'Usage of all apps')
  await page.role('heading', 'Usage of all apps')
  await page.driver.click(await page.text('Year'))
  await page.click('button', 'Fill in missing days')
  // More than thirty thousand questions take longer than a page is usually waited for.
  while ((await page.count('button', 'Stop filling in')) > 0) await pause(1_000)

  const path = await program.driver.executeText<string>('return location.pathname')
  const shown: Took[] = []
  for (const [measure, title] of MEASURES) {
    const address = `${path}?days=${N_DAYS}&measure=${measure}&each=1`
    shown.push(await program.driver.executeText<Took>(UNTIL_DRAWN, address, title, N_APPS))
    await page.settled()
  }
  tell(
    'usage-year-painted-median-ms',
    percentile(
      shown.map(({ painted }) => painted),
      50,
    ),
  )
  tell('usage-year-painted-worst-ms', Math.max(...shown.map(({ painted }) => painted)))
  tell(
    'usage-year-work-median-ms',
    percentile(
      shown.map(({ work }) => work),
      50,
    ),
  )
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Has every app be older than a year and busy on each of its days. */
async function grownOld(): Promise<void> {
  const kept = JSON.parse(await readFile(world, 'utf8')) as World
  const today = Math.floor(Date.now() / 1000 / DAY_SECS)
  kept.apps.forEach((app, at) => {
    app.created_at = (today - N_DAYS - 30) * DAY_SECS
    for (let back = 0; back <= N_DAYS; back += 1) {
      const wave = Math.sin((back + at * 7) / 9) + Math.sin((back * (at + 3)) / 31)
      app.tally.peaks[today - back] = Math.round((at + 1) * (20 + 8 * wave))
    }
  })
  await writeFile(world, JSON.stringify(kept))
}
