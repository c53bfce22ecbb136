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

flow('a secret that is typed in is kept nowhere but in its field', async ({ page }) => {
  await page.click('button', /connect one app/i)
  await page.fill(/^App id/, 'two words!')
  await page.fill(/^REST API key/, SECRET)
  await page.click('button', /^Connect$/)
  await page.text('An app id is one word of letters and digits.')
  const found = await page.driver.execute((secret: string) => {
    const stores = [localStorage, sessionStorage].flatMap((store) => Object.values(store))
    const state = JSON.stringify(history.state)
    const places = [document.body.textContent, location.href, state, document.title, ...stores]
    return places.filter((place) => String(place).includes(secret)).length
  }, SECRET)
  assert.equal(found, 0)
  const shown = await page.driver.execute(
    (input: unknown) => (input as HTMLInputElement).type,
    (await page.field(/^REST API key/)) as unknown,
  )
  assert.equal(shown, 'password')
})
