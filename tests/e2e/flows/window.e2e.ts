import assert from 'node:assert/strict'
import { flow } from '../driver/halley.ts'

flow(
  'a place given at the start is the one that opens',
  async ({ page }) => {
    await page.role('heading', /^preferences$/i)
    assert.equal(await page.place(), '/preferences')
  },
  { place: '/preferences' },
)

flow(
  'pages follow the theme of the system',
  async ({ page }) => {
    await page.role('button', /try the demo/i)
    const isDark = await page.driver.execute(
      () => document.documentElement.dataset.mantineColorScheme === 'dark',
    )
    assert.equal(isDark, true)
  },
  { theme: 'dark' },
)
