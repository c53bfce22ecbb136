import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { lists, openDemo, openLargeApp, openPlace } from '../driver/ways.ts'

flow(
  'a permission is changed by keyboard, saved, seen to count, and taken back',
  async ({ page }) => {
    await openDemo(page)
    await openLargeApp(page)
    await openPlace(page, 'Roles')
    await lists(page, 'roles', 3)
    await page.click('tab', 'Permissions')
    await page.role('table', 'Permissions by role')
    await page.resize(1024, 640)
    await isAccessible(page)

    await focus(page, /^Create groups, Seller: allowed, default/)
    await page.driver.press('Enter')
    const editor = await page.within('dialog', 'Create groups, Seller')
    await isAccessible(page)
    await page.press(await editor.role('radio', 'denied'))
    await page.driver.press('Escape')
    await page.gone('dialog')
    const bar = await page.within('region', 'Changes not saved yet')
    await bar.text('Seller: Create groups')
    await isAccessible(page)
    await bar.click('button', /^Save 1 change/)
    await page.gone('region', 'Changes not saved yet')
    await page.role('button', 'Create groups, Seller: denied, set here')

    await page.click('tab', 'What may they do?')
    await page.click('combobox', 'Users with the role')
    await page.click('option', 'Seller')
    await page.text('Cannot create groups.')
    await isAccessible(page)

    await openPlace(page, 'Activity')
    await page.click('gridcell', 'Changed the permission “Create groups” of the role Seller')
    const panel = await page.within('complementary', /^Changed the permission/)
    await panel.click('button', 'Undo')
    await page.text(/^Undone since/)

    await panel.click('link', 'Bazaarly Marketplace')
    await page.role('heading', 'Bazaarly Marketplace')
    await openPlace(page, 'Roles')
    await page.click('tab', 'Permissions')
    await page.role('button', 'Create groups, Seller: allowed, default')
  },
)

flow('a role is made and deleted, an older restriction lifted and set again', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openPlace(page, 'Roles')
  await page.click('button', /^New role/)
  await page.fill(/^Role id/, 'courier')
  await page.fill(/^Name/, 'Courier')
  await isAccessible(page)
  await page.click('button', /^Create role/)
  await page.role('gridcell', 'Courier')

  await page.click('tab', 'Older restrictions')
  await page.click('button', 'Lift “delete calls”')
  await page.text('No older restrictions')
  await page.click('button', /^Undo/)
  await page.text('Cannot delete calls')

  await page.click('tab', 'Roles')
  await page.press(await page.role('gridcell', 'Courier'))
  await page.driver.press('Delete')
  const question = await page.within('alertdialog', 'Delete the role Courier?')
  await question.fill('Type courier to go on', 'courier')
  await question.click('button', 'Delete role')
  await page.gone('alertdialog')
  await lists(page, 'the roles without it', 3)
  assert.equal(await page.count('gridcell', 'Courier'), 0)
})

/** Moves the focus to a cell as the keyboard would, from the one cell in the tab order. */
async function focus(page: Page, name: RegExp): Promise<void> {
  const cell = await page.role('button', name)
  await page.driver.execute((element: unknown) => (element as HTMLElement).focus(), cell as unknown)
}
