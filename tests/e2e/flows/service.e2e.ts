import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after } from 'node:test'
import { connectAccount, nameApp } from '../driver/account.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { openConversations, openRow, openUsers } from '../driver/ways.ts'

const N_USERS = 300

const sandbox = await Sandbox.start(N_USERS)
const service = sandbox.ready.base
const app = sandbox.largest
after(() => sandbox[Symbol.asyncDispose]())

flow(
  'an account is connected and found again after a restart, its secret in no file',
  async ({ page, program }) => {
    await connectAccount(page, sandbox)
    await page.text(app.name)
    await isAccessible(page)
    await program.stop()

    const written = await texts(program.data)
    assert.ok(written.length > 0, 'something is kept')
    for (const { key, secret } of [sandbox.ready.state]) {
      assert.equal(written.filter((text) => text.includes(key) || text.includes(secret)).length, 0)
    }

    await using again = await start({ data: program.data, service })
    const home = new Page(again.driver)
    await home.text(app.name)
  },
  { service },
)

flow(
  'a wrong secret is told on its form, and what was typed is still there',
  async ({ page }) => {
    await page.click('button', /connect an account/i)
    await page.fill(/^Management key/, sandbox.ready.state.key)
    await page.fill(/^Secret/, 'example-secret-that-opens-nothing')
    await page.click('button', /^Connect$/)
    await page.role('alert')
    await isAccessible(page)
    const kept = await page.driver.execute(
      (key: string) => [...document.querySelectorAll('input')].some(({ value }) => value === key),
      sandbox.ready.state.key,
    )
    assert.ok(kept)
  },
  { service },
)

flow(
  'an Auth Key is recognised, and the right key opens the app',
  async ({ page }) => {
    await nameApp(page, app)
    await page.fill(/^REST API key/, app.authOnlyKey)
    await page.click('button', /^Connect$/)
    await page.text('This is the Auth Key. Use the REST API key.')
    await page.fill(/^REST API key/, app.fullAccessKey)
    await page.click('button', /^Connect$/)
    await page.role('heading', app.name)
  },
  { service },
)

flow(
  'what cannot be read says why, and comes when the service is back',
  async ({ page }) => {
    await connectAccount(page, sandbox)
    await page.clickText(app.name)
    await openUsers(page)
    await sandbox.fails({ kind: 'html502' })
    try {
      await page.fill('Find a user by name or uid', 'maria-lopez')
      await openRow(page, 'maria-lopez')
      await page.text(/gateway answered in CometChat's place/)
      await isAccessible(page)
    } finally {
      await sandbox.recovers()
    }
    await page.click('button', 'Try again')
    await page.text('Usually answers within an hour')
  },
  { service },
)

flow(
  'a form keeps what was typed while the service fails, and nothing is made twice',
  async ({ page }) => {
    await connectAccount(page, sandbox)
    await page.clickText(app.name)
    await openUsers(page)
    await page.click('button', /^New user/)
    await page.fill(/^UID/, 'vera-example')
    await page.fill(/^Name/, 'Vera Example')
    await sandbox.fails({ kind: 'status', status: 500 }, '/users')
    try {
      await page.click('button', /^Create user/)
      await page.text(/CometChat had a fault of its own/)
      await isAccessible(page)
    } finally {
      await sandbox.recovers()
    }
    await page.click('button', /^Create user/)
    await page.text('Vera Example')
    await page.gone('button', /^Create user/)
  },
  { service },
)

flow(
  'a watched conversation survives a broken socket without gap or double',
  async ({ page }) => {
    await connectAccount(page, sandbox)
    await page.clickText(app.name)
    await openConversations(page)
    const [cell] = await page.all('gridcell', /James Smith.*Maria Lopez|Maria Lopez.*James Smith/)
    assert.ok(cell !== undefined)
    await page.press(cell)
    await page.text('watching')
    await page.driver.click(await page.text('Live'))
    const choice = await page.within('dialog', 'Watch live as whom?')
    await page.driver.click(await choice.role('radio', /Maria Lopez/))
    await choice.click('button', 'Watch live')
    await page.text('live')

    await says('the first before the break')
    await page.text('the first before the break')
    await sandbox.dropsSockets(app)
    await says('the second in the break')
    await page.text('the second in the break')
    await page.text('live')
    await says('the third after the break')
    await page.text('the third after the break')
    const seen = await page.driver.execute(() => {
      const text = document.querySelector('[role=log]')?.textContent ?? ''
      return ['before', 'in', 'after'].map((when) => text.split(`${when} the break`).length - 1)
    })
    assert.deepEqual(seen, [1, 1, 1], 'each once')
  },
  { service },
)

async function says(text: string): Promise<void> {
  const message = { uid: 'james-smith', receiver: 'maria-lopez', receiverType: 'user', text }
  await sandbox.says(app, message)
}

/** What is written in the files of a folder, as far as it is text. */
async function texts(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const inside = files.filter((file) => file.isFile())
  return Promise.all(inside.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))
}
