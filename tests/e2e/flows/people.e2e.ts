import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'
import { openDemo, openLargeApp, openPlace, openUser, openUsers } from '../driver/ways.ts'

flow('a view keeps filters and columns, and opens from the side bar', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await page.click('button', /^Filter/)
  await page.click('checkbox', /^vip/)
  await page.until('the address has the filter', () => location.search.includes('tag=vip'))
  await page.driver.press('Escape')
  await page.gone('dialog', 'Filters')
  await page.click('button', 'Columns')
  await page.click('checkbox', 'Status')
  await page.driver.press('Escape')
  await page.gone('dialog', 'Columns')
  await page.gone('columnheader', 'Status')

  await page.click('button', 'Save this view')
  await page.fill(/^Name/, 'VIPs of the market')
  await isAccessible(page)
  await page.click('button', /^Save view/)
  await page.gone('dialog')
  const menu = await page.within('navigation', 'Places')
  await menu.role('link', 'VIPs of the market')
  await isAccessible(page)

  await openPlace(page, 'Groups')
  await menu.click('link', 'VIPs of the market')
  await page.role('heading', 'Users')
  await page.until('the filter is back', () => location.search.includes('tag=vip'))
  await page.gone('columnheader', 'Status')

  const shown = await page.within('main')
  await shown.click('button', 'VIPs of the market')
  await page.click('menuitem', 'Delete the view')
  await menu.gone('link', 'VIPs of the market')
})

flow('a block is made from the page of a user, and taken back', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await openUser(page, 'maria-lopez')
  await page.click('tab', 'Blocked')
  await page.text('This user blocks nobody.')
  const [block] = await page.all('button', /^Block a user/)
  if (block === undefined) throw new Error('nothing blocks')
  await page.press(block)
  await page.driver.type(await page.role('combobox', 'Whom to block'), 'james-smith')
  await page.click('option', 'James Smith (james-smith)')
  await page.text('maria-lopez blocks james-smith now')
  await page.role('gridcell', /is blocked/)
  await isAccessible(page)
  await page.click('button', /^Undo/)
  await page.gone('row', /james-smith/)

  await openPlace(page, 'Activity')
  for (const sentence of [/^Had Maria Lopez block/, /^Lifted the block of/]) {
    await page.role('gridcell', sentence)
  }
  assert.match(await page.place(), /activity/)
})
