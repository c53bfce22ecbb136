import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { LARGE, openDemo, openLargeApp } from '../driver/ways.ts'

flow('the palette goes to an app by its name', async ({ page }) => {
  await openDemo(page)
  await choose(page, 'bazaarly', LARGE)
  await isAccessible(page)
  await page.driver.press('Enter')
  await page.gone('dialog', 'Find or do something')
  await page.role('heading', LARGE)
  assert.match(await page.place(), /^\/c\/[^/]+\/a\/[^/]+$/)
})

flow('the palette lands on the user whose uid is pasted', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await choose(page, 'maria-lopez', 'maria-lopez')
  await page.driver.press('Enter')
  await page.role('heading', 'Maria Lopez')
  assert.match(await page.place(), /\/users\/maria-lopez$/)
})

/** Types into the palette and waits until the chosen line says what is wanted. */
async function choose(page: Page, text: string, wanted: string): Promise<void> {
  await page.driver.press('Control+k')
  const field = await page.role('combobox', 'Find or do something')
  await page.driver.type(field, text)
  await page.until(
    `the palette offers ${wanted}`,
    (words) =>
      document.querySelector('[role=option][aria-selected=true]')?.textContent?.includes(words) ===
      true,
    wanted,
  )
}
