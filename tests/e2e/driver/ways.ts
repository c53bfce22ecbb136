// The ways to screens that flows, benches and the tour share.

import { Page } from './page.ts'
import type { Element } from './webdriver.ts'

/** The demo's tenant with a hundred thousand users. */
export const LARGE = 'Bazaarly Marketplace'

/** Starts the demo and waits for its apps. */
export async function openDemo(page: Page): Promise<void> {
  await page.click('button', /try the demo/i)
  await lists(page, '24 apps', 24)
}

/** Opens the large app from the list of apps and waits for its chart and its keys. */
export async function openLargeApp(page: Page): Promise<void> {
  await page.clickText(LARGE)
  await page.role('heading', LARGE)
  await page.text('Rest API Key')
  await page.until('the chart is drawn', () => document.querySelector('main svg path') !== null)
}

/** Opens a place from the menu. */
export async function openPlace(page: Page, name: string): Promise<void> {
  const menu = await page.within('navigation', 'Places')
  await menu.click('link', name)
  await page.role('heading', name)
}

/** Opens the list of users and waits for the first of them; the others come while it is used. */
export async function openUsers(page: Page): Promise<void> {
  await openPlace(page, 'Users')
  await lists(page, 'the first users', 100)
}

/** Waits until the list of users is whole; those deactivated are not in its count. */
export async function allUsers(page: Page): Promise<void> {
  await lists(page, 'half of the users', 50_000)
  await lists(page, 'nearly all users', 95_000)
  await page.text(/^as of/)
}

/** Types into the search of the users and opens the one with this uid. */
export async function openUser(page: Page, uid: string): Promise<void> {
  await page.fill('Find a user by name or uid', uid)
  await openRow(page, uid)
  await page.role('tab', 'General')
}

/** Opens the users whose name or uid has a part, once all are read, and tells how many they are. */
export async function openFound(page: Page, part: string): Promise<number> {
  await openUsers(page)
  await page.text(/^as of/)
  await page.fill('Find a user by name or uid', part)
  // The address follows what is shown.
  await page.until('what was searched', (wanted) => location.search.endsWith(wanted), part)
  return nRows(page)
}

/** Opens a job and waits until it is done. */
export async function openJob(page: Page, title: string): Promise<Page> {
  await openPlace(page, 'Jobs')
  await page.click('gridcell', title)
  const job = await page.within('complementary', title)
  await job.text('Done')
  return job
}

/** Opens the row with this id by the name in it; a click on the id itself copies it. */
export async function openRow(page: Page, id: string): Promise<void> {
  const row = await page.within('row', new RegExp(`(^|\\s)${id}(\\s|$)`))
  const cells = await row.all('gridcell')
  const name = cells[(await row.count('checkbox')) > 0 ? 1 : 0]
  if (name === undefined) throw new Error(`the row of ${id} has no cells`)
  await page.press(name)
}

/** Opens the call of the demo that took place and was recorded. */
export async function openCall(page: Page): Promise<Page> {
  await page.press(await firstOf(page, 'James Smith to Maria Lopez', /ended/))
  return page.within('complementary', 'James Smith to Maria Lopez')
}

/** The cell with a text in the first row whose own text fits. */
async function firstOf(page: Page, cell: string, row: RegExp): Promise<Element> {
  const [found] = await page.all('row', row)
  if (found === undefined) throw new Error(`no row fits ${row}`)
  return new Page(page.driver, found).role('gridcell', cell)
}

/** Opens the list of conversations and waits for its rows. */
export async function openConversations(page: Page): Promise<void> {
  await openPlace(page, 'Conversations')
  await lists(page, 'conversations', 1)
}

/** Opens the conversation in which everything happens, and waits for what was said. */
export async function openConversation(page: Page): Promise<void> {
  const [cell] = await page.all('gridcell', /(and Maria Lopez|Maria Lopez and)/)
  if (cell === undefined) throw new Error('Maria Lopez talks to nobody')
  await page.press(cell)
  await page.role('log')
  await page.until('messages', () => document.querySelectorAll('[data-message]').length > 2)
  await page.text('watching')
}

/** Waits until the list of the page has at least so many rows, and the first of them is drawn. */
export async function lists(page: Page, what: string, atLeast: number): Promise<void> {
  await page.until(
    what,
    (wanted) => {
      const grid = document.querySelector('[role=grid]')
      const rows = Number(grid?.getAttribute('aria-rowcount') ?? 0) - 1
      const first = grid?.querySelector('[role=row][aria-rowindex="2"]:not([aria-busy=true])')
      return rows >= wanted && first != null
    },
    atLeast,
  )
}

/** How many rows the list of the page has, once there are any. */
export async function nRows(page: Page): Promise<number> {
  await lists(page, 'rows', 1)
  return page.driver.execute(
    () => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) - 1,
  )
}
