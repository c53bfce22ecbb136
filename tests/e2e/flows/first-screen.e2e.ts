import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'

flow('the window opens on the three ways in', async ({ page }) => {
  await page.role('button', /try the demo/i)
  await page.role('button', /connect an account/i)
  await page.role('button', /connect one app/i)
  await isAccessible(page)
})

flow('the page can reach no network by itself', async ({ page }) => {
  await page.role('button', /try the demo/i)
  const reached = await page.driver.execute(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      (error: Error) => error.name,
    ),
  )
  assert.equal(reached, 'TypeError')
  const refused = await page.driver.execute(
    () =>
      new Promise<string>((done) => {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => done(event.effectiveDirective),
          {
            once: true,
          },
        )
        fetch('http://127.0.0.1:9/').catch(() => undefined)
      }),
  )
  assert.equal(refused, 'connect-src')
})
