import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'

const SECRET = 'example-key-that-opens-nothing-0123456789'

flow('nonsense in place of an app id is named on its field', async ({ page }) => {
  await page.click('button', /connect one app/i)
  await page.role('dialog', 'Connect one app')
  await page.fill(/^Name/, 'Example shop')
  await page.fill(/^App id/, 'two words!')
  await page.fill(/^REST API key/, SECRET)
  await page.click('button', /^Connect$/)
  await page.text('An app id is one word of letters and digits.')
  await isAccessible(page)

  const kept = await page.driver.execute(() =>
    [...document.querySelectorAll('input')].map((input) => input.value),
  )
  assert.ok(kept.includes('Example shop'), 'the name is still there')
  assert.ok(kept.includes('two words!'), 'what was wrong is there to be put right')
})

flow('a secret that is typed in stands nowhere in the text of the page', async ({ page }) => {
  await page.click('button', /connect one app/i)
  await page.fill(/^App id/, 'two words!')
  const key = await page.field(/^REST API key/)
  await page.driver.type(key, SECRET)
  await page.click('button', /^Connect$/)
  await page.text('An app id is one word of letters and digits.')
  const found = await page.driver.execute((secret: string) => {
    const stores = [localStorage, sessionStorage].flatMap((store) => Object.values(store))
    const places = [document.documentElement.outerHTML, location.href, ...stores]
    return places.filter((place) => String(place).includes(secret)).length
  }, SECRET)
  assert.equal(found, 0)

  await page.driver.press('Escape')
  await page.click('button', 'Leave')
  await page.gone('dialog', 'Connect one app')
  const left = await page.driver.execute(
    (secret: string) =>
      [...document.querySelectorAll('input')].some(({ value }) => value === secret) ||
      document.documentElement.outerHTML.includes(secret),
    SECRET,
  )
  assert.equal(left, false)
})
