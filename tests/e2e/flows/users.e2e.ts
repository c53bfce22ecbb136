import assert from 'node:assert/strict'
import { isOff } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { allUsers, openDemo, openLargeApp, openPlace, openUser, openUsers } from '../driver/ways.ts'

flow('a part from inside a name finds users among a hundred thousand', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await allUsers(page)
  await isAccessible(page)

  await page.fill('Find a user by name or uid', 'opez')
  await page.until('only names with this part', () => {
    const rows = [...document.querySelectorAll('[role=row][aria-rowindex]')].filter(
      (row) => row.getAttribute('aria-rowindex') !== '1',
    )
    return rows.length > 5 && rows.every((row) => row.textContent?.includes('opez'))
  })
  await page.until('the address has the search', () => location.search.includes('search=opez'))
  await openUser(page, 'maria-lopez')
  await isAccessible(page)
})

flow('a filter lives in the address and goes with its chip', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await page.click('button', /^Filter/)
  await page.click('checkbox', /^vip/)
  await page.until('the address has the filter', () => location.search.includes('tag=vip'))
  await page.until('only the few with this tag', () => {
    const rows = Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount'))
    return rows > 1 && rows < 5000
  })
  await page.driver.press('Escape')
  await page.gone('dialog', 'Filters')
  await isAccessible(page)

  await page.click('button', 'Remove the filter Tag')
  await page.until('the address is plain', () => !location.search.includes('tag'))
  await page.gone('button', 'Remove the filter Tag')
})

flow('a user is made, renamed, switched off and on, and deleted for good', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)

  await page.click('button', /^New user/)
  await page.fill(/^UID/, 'not a uid!')
  await page.fill(/^Name/, 'Vera Example')
  await page.click('button', /^Create user/)
  await says(page, /^UID/, 'Only the letters a to z, digits, hyphen and underscore.')
  await isAccessible(page)

  await page.fill(/^UID/, 'vera-example')
  await page.click('button', /^Create user/)
  await page.role('heading', 'Vera Example')
  assert.match(await page.place(), /\/users\/vera-example$/)

  await page.click('button', /^Edit/)
  await page.fill(/^Name/, 'Vera Renamed')
  await page.driver.press('Control+Enter')
  await page.role('heading', 'Vera Renamed')

  await act(page, /^Deactivate/)
  const sure = await page.within('alertdialog')
  await sure.text(/is a production app\./)
  await sure.click('button', /^Deactivate/)
  await page.text(/^Deactivated 1 user/)
  await page.click('button', /^Undo/)
  await page.click('button', 'More')
  await page.role('menuitem', /^Deactivate/)
  await page.click('menuitem', /^Delete for good/)

  const question = await page.within('alertdialog')
  const asked = await question.role('button', /Delete/)
  assert.equal(await isOff(page, asked), true, 'nothing is deleted before the uid is typed')
  await isAccessible(page)
  await question.fill('Type vera-example to go on', 'vera-example')
  await page.driver.click(await question.role('button', /Delete/))
  await page.gone('alertdialog')
  await page.until('the list is shown', () => location.pathname.endsWith('/users'))

  await openPlace(page, 'Activity')
  const told = [
    'Created Vera Example',
    /^Changed .+ of Vera Example/,
    /^Deactivated Vera Renamed/,
    /^Reactivated Vera Renamed|^Undid|^Took back/,
    'Deleted Vera Renamed for good',
  ]
  for (const sentence of told) await page.role('gridcell', sentence)
})

/** Chooses an act of the page's own menu. */
async function act(page: Page, name: RegExp): Promise<void> {
  await page.click('button', 'More')
  await page.click('menuitem', name)
}

/** Waits until the sentence stands on the field of this label, which is marked as wrong. */
async function says(page: Page, label: RegExp, sentence: string): Promise<void> {
  const field = await page.field(label)
  await page.text(sentence)
  const told = await page.driver.execute((input: unknown) => {
    const element = input as HTMLElement
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
    const words = ids.map((id) => document.getElementById(id)?.textContent ?? '')
    return { wrong: element.getAttribute('aria-invalid'), words: words.join(' ') }
  }, field as unknown)
  assert.equal(told.wrong, 'true')
  assert.ok(told.words.includes(sentence), `the field is described by “${told.words}”`)
}
