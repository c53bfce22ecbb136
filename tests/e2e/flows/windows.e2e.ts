import assert from 'node:assert/strict'
import { after } from 'node:test'
import { connect } from '../driver/account.ts'
import { flow } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { openConversation, openConversations } from '../driver/ways.ts'

const N_APPS = 24
const sandbox = await Sandbox.start(300)
const app = sandbox.largest
after(() => sandbox[Symbol.asyncDispose]())

flow(
  'a page that is left ends what it watched, and nobody stays online for it',
  async ({ page }) => {
    await openTalk(page)
    const before = await nTokens()
    await page.driver.click(await page.text('Live'))
    const choice = await page.within('dialog', 'Watch live as whom?')
    await page.driver.click(await choice.role('radio', /Maria Lopez/))
    await choice.click('button', 'Watch live')
    await page.text('live')
    assert.equal(await nTokens(), before + 1)

    await page.driver.reload()
    await page.role('log')
    while ((await nTokens()) > before) await page.settled()
  },
  { service: sandbox.ready.base },
)

flow(
  'what is preferred in one window holds in the other, and is not taken back by it',
  async ({ page }) => {
    await openTalk(page)
    const [first, second] = await twoWindows(page)
    await page.driver.turnTo(second)
    await page.click('link', 'Preferences')
    await page.driver.click(await page.role('radio', 'Dark'))
    await page.driver.turnTo(first)
    await page.until('the other window is dark too', isDark)

    await page.click('link', 'Users')
    await page.role('heading', 'Users')
    await page.driver.turnTo(second)
    await page.driver.reload()
    await page.role('heading', 'Preferences')
    await page.until('still dark', isDark)
  },
  { service: sandbox.ready.base },
)

async function openTalk(page: Page): Promise<void> {
  await connect(page, sandbox, N_APPS)
  await page.clickText(app.name)
  await page.role('heading', app.name)
  await openConversations(page)
  await openConversation(page)
}

/** Opens the conversation in a window of its own too; the names of both windows. */
async function twoWindows(page: Page): Promise<[string, string]> {
  const [first = ''] = await page.driver.windows()
  await page.click('button', 'More')
  await page.click('menuitem', /new window/i)
  for (;;) {
    const second = (await page.driver.windows()).find((each) => each !== first)
    if (second !== undefined) return [first, second]
    await page.settled()
  }
}

/** Auth tokens of the one that is watched as: one more while it goes on. */
async function nTokens(): Promise<number> {
  const address = `${app.chatBase}/users/maria-lopez/auth_tokens`
  const answer = await fetch(address, { headers: { apikey: app.fullAccessKey } })
  const { data } = (await answer.json()) as { data: unknown[] }
  return data.length
}

function isDark(): boolean {
  return document.documentElement.dataset.mantineColorScheme === 'dark'
}
