import { openMenu } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { lists, openDemo, openLargeApp, openPlace, openUser, openUsers } from '../driver/ways.ts'

flow('the menus of a page and of a row can be used by everybody', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openPlace(page, 'API keys')
  await lists(page, 'keys', 4)
  await page.click('button', 'More')
  await page.role('menuitem', 'Replace the key that Halley uses')
  await isAccessible(page)
  await page.driver.press('Escape')
  await page.gone('menuitem')
  await openMenu(page, 'Auth Key')
  await page.role('menuitem', 'Copy the key')
  await isAccessible(page)
})

flow('the tags that are offered to a user can be used by everybody', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await openUser(page, 'maria-lopez')
  await page.click('button', /^Edit/)
  await page.click('combobox', 'Tags')
  await page.all('option')
  await isAccessible(page)
})

flow('the field that finds members is empty again after each', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await openPlace(page, 'Groups')
  await page.click('button', /^New group/)
  const form = await page.within('complementary', 'New group')
  await page.driver.type(await form.role('combobox', 'Add a user'), 'maria-lopez')
  await page.click('option', 'Maria Lopez (maria-lopez)')
  await form.within('list', 'Chosen members')
  const field = (await form.role('combobox', 'Add a user')) as unknown
  await page.until('it is empty', (each) => (each as HTMLInputElement).value === '', field)
})
