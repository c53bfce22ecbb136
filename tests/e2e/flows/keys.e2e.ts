import assert from 'node:assert/strict'
import { after } from 'node:test'
import { nameApp } from '../driver/account.ts'
import { activityTells, agree, isOff, openMenu } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { lists, openDemo, openLargeApp, openPlace } from '../driver/ways.ts'

const OLD = 'Rest API Key'
const NEW = 'Console'
const ASKED = `Delete the API key ${OLD}?`

const sandbox = await Sandbox.start(300)
const service = sandbox.ready.base
const app = sandbox.largest
after(() => sandbox[Symbol.asyncDispose]())

flow('the key in use is replaced in steps, none before the one it needs', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openPlace(page, 'API keys')
  await lists(page, 'keys', 4)
  await isAccessible(page)

  await openMenu(page, OLD)
  const inUse = /^Delete.*Halley uses this key\. Have it use another one first\./
  assert.equal(await isOff(page, await page.role('menuitem', inUse)), true)
  await page.driver.press('Escape')
  await page.gone('menuitem')

  const walk = await openWalk(page)
  assert.deepEqual(await areOff(walk), [true, true], 'nothing is tried or deleted yet')
  await walk.fill('Name', ' ')
  await walk.text('Give the key a name that says who uses it.')
  assert.equal(await isOff(page, await walk.role('button', 'Make the new key')), true)
  await isAccessible(page)

  await makeKey(walk)
  assert.deepEqual(await areOff(walk), [false, true], 'nothing is deleted yet')
  await page.role('row', new RegExp(`^${NEW}`))
  await isAccessible(page)
  await walk.click('button', 'Try and use the new key')
  await walk.gone('button', 'Try and use the new key')
  await page.role('row', new RegExp(`^${NEW}.*Halley uses this key`))
  await walk.role('list', 'What Halley knows of the old key')
  await isAccessible(page)

  await walk.click('button', 'Delete the old key')
  const question = await page.within('alertdialog', ASKED)
  assert.equal(await isOff(page, await question.role('button', 'Delete key')), true)
  await isAccessible(page)
  await question.click('button', 'Cancel')
  await page.gone('alertdialog')
  await page.role('row', new RegExp(`^${OLD}`))

  await walk.click('button', 'Delete the old key')
  await agree(page, { asked: ASKED, yes: 'Delete key', typed: OLD })
  await page.text(`Deleted the key ${OLD}`)
  await page.gone('row', new RegExp(`^${OLD}`))
  await walk.gone('button', 'Delete the old key')
  await isAccessible(page)
  await activityTells(page, [
    `Made the API key ${NEW}`,
    `Had Halley use the API key ${NEW} from now on`,
    `Deleted the API key ${OLD}`,
  ])
})

flow(
  'a key that is refused is not used, and the one that works is there after a restart',
  async ({ page, program }) => {
    await nameApp(page, app)
    await page.fill(/^REST API key/, app.fullAccessKey)
    await page.click('button', /^Connect$/)
    await page.role('heading', app.name)
    await openPlace(page, 'API keys')
    await lists(page, 'keys', 2)
    const walk = await openWalk(page)
    await makeKey(walk)
    await lists(page, 'the new one too', 3)

    await sandbox.fails({ kind: 'code', code: 'AUTH_ERR_APIKEY_NOT_FOUND' }, '/apikeys')
    try {
      await walk.click('button', 'Try and use the new key')
      await walk.text(/^CometChat does not know this API key\./)
      assert.deepEqual(await areOff(walk), [false, true], 'the old one cannot be deleted')
      await isAccessible(page)
    } finally {
      await sandbox.recovers()
    }
    await walk.click('button', 'Try and use the new key')
    await walk.gone('button', 'Try and use the new key')
    await walk.click('button', 'Delete the old key')
    await agree(page, { asked: ASKED, yes: 'Delete key', typed: OLD })
    await walk.gone('button', 'Delete the old key')
    await program.stop()

    await using again = await start({ data: program.data, service })
    const home = new Page(again.driver)
    await home.click('link', app.name)
    await openPlace(home, 'API keys')
    await home.role('row', new RegExp(`^${NEW}.*Halley uses this key`))
    await home.gone('row', new RegExp(`^${OLD}`))
  },
  { service },
)

/** Begins to replace the key in use. */
async function openWalk(page: Page): Promise<Page> {
  await page.click('button', 'More')
  await page.click('menuitem', 'Replace the key that Halley uses')
  return page.within('complementary', 'Replace the key that Halley uses')
}

/** Makes the new key, which is shown masked. */
async function makeKey(walk: Page): Promise<void> {
  await walk.fill('Name', NEW)
  await walk.click('button', 'Make the new key')
  await walk.role('button', `Copy ${NEW}`)
  await walk.text(/^•+\w{4}$/)
}

/** Whether the new key cannot be tried, and the old one cannot be deleted. */
async function areOff(walk: Page): Promise<[boolean, boolean]> {
  const tried = await walk.role('button', 'Try and use the new key')
  const deleted = await walk.role('button', 'Delete the old key')
  return [await isOff(walk, tried), await isOff(walk, deleted)]
}
