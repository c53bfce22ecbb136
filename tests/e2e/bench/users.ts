// What a person waits for in the list of 100,000 users, in the window as it is delivered.

import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { allUsers, LARGE, lists, openDemo, openLargeApp, openUsers } from '../driver/ways.ts'
import { BARE_LIST, percentile, type Took, tell, UNTIL_ROWS, WHILE_SCROLLING } from './clock.ts'
import { typed } from './typing.ts'

const N_OPENINGS = 15
/** Each letter narrows or widens what is found, as typing and correcting does. */
const TYPED = ['maria', 'lopez', 'chen', 'user-00', 'an', 'son', 'ibn', 'jo']
/** Pixels a frame: a wheel that is turned fast. */
const SCROLL_BY = 60
const SCROLL_FOR = 10_000

await using program = await start()
const page = new Page(program.driver)
await page.resize(1280, 800)
await openDemo(page)
await openLargeApp(page)
await openUsers(page)
await allUsers(page)

const keystrokes: Took[] = []
for (const word of TYPED) {
  for (let length = 1; length <= word.length * 2 - 1; length += 1) {
    const text = word.slice(0, length <= word.length ? length : word.length * 2 - length)
    const took = await typed(program, text)
    if (took !== null) keystrokes.push(took)
    await page.settled()
  }
  await typed(program, '')
  await page.settled()
}
if (keystrokes.length < 40) throw new Error(`only ${keystrokes.length} keystrokes changed the rows`)
tell(
  'keystroke-work-median-ms',
  percentile(
    keystrokes.map(({ work }) => work),
    50,
  ),
)
tell(
  'keystroke-painted-p95-ms',
  percentile(
    keystrokes.map(({ painted }) => painted),
    95,
  ),
)

const scroll = await scrolled()
tell('scroll-work-median-ms', percentile(scroll.works, 50))
tell('scroll-work-p95-ms', percentile(scroll.works, 95))
tell('scroll-frame-median-ms', percentile(scroll.frames, 50))
tell('scroll-frame-worst-ms', Math.max(...scroll.frames))

const openings: number[] = []
for (let turn = 0; turn < N_OPENINGS; turn += 1) {
  // A page that is read anew over another list knows none of these rows: they come from the index.
  await page.fill('Find a user by name or uid', 'maria')
  await page.until('the search is in the address', () => location.search.includes('maria'))
  await program.driver.reload()
  await lists(page, 'those who were searched', 1)
  await page.click('link', 'Overview')
  await page.role('heading', LARGE)
  await page.settled()
  const took = await program.driver.executeText<Took>(`${UNTIL_ROWS}
    const link = [...document.querySelectorAll('nav a')].find((a) => a.textContent.trim() === 'Users')
    return untilRows(() => link.click(), () => true)`)
  openings.push(took.painted)
}
tell('users-open-median-ms', percentile(openings, 50))
tell('users-open-worst-ms', Math.max(...openings))

await program.driver.executeText(BARE_LIST)
const bare = await scrolled()
tell('bare-frame-median-ms', percentile(bare.frames, 50))
tell('bare-frame-worst-ms', Math.max(...bare.frames))

/** Scrolls what stands in the window. */
async function scrolled() {
  const seen = await program.driver.executeText<{
    works: number[]
    frames: number[]
    scrolled: number
  }>(WHILE_SCROLLING, SCROLL_BY, SCROLL_FOR)
  if (seen.scrolled < SCROLL_BY * 60) throw new Error('the list did not scroll')
  return seen
}
