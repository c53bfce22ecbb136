import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'
import { openDemo, openLargeApp } from '../driver/ways.ts'

flow('one click on the demo opens its twenty-four apps', async ({ page }) => {
  await openDemo(page)
  assert.match(await page.place(), /^\/c\/[^/]+$/)
  const rows = await page.driver.execute(() =>
    document.querySelector('[role=grid]')?.getAttribute('aria-rowcount'),
  )
  assert.equal(rows, '25', 'twenty-four apps and the head')
  await isAccessible(page)

  await openLargeApp(page)
  assert.match(await page.place(), /^\/c\/[^/]+\/a\/[^/]+$/)
  await isAccessible(page)
})

flow('the demo stops on demand and is gone from the connections', async ({ page }) => {
  await openDemo(page)
  const crumbs = await page.within('navigation', 'Where you are')
  await crumbs.click('link', 'Connections')
  await page.role('list', 'Saved connections')
  await isAccessible(page)
  await page.click('button', 'Acts on Demo')
  await page.click('menuitem', 'Stop the demo')
  await page.gone('list', 'Saved connections')
  await page.role('heading', 'Welcome to Halley')
})
