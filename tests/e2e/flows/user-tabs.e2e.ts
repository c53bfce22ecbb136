import assert from 'node:assert/strict'
import { actOn, agree, pick, pointAt, takeBack } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { LARGE, openDemo, openLargeApp, openUsers } from '../driver/ways.ts'

const GROUP = 'bargain-hunters-4'

flow(
  'a user gets a token, friends and groups, loses them, and all of it is told',
  async ({ page }) => {
    await makeVera(page)
    await tokens(page)
    await friends(page)
    await groups(page)

    await page.click('tab', 'Raw JSON')
    await page.role('heading', 'What the service answers')
    const raw = await page.words(await page.role('region', 'JSON'))
    assert.ok(raw.includes('"vera-example"'), raw)
    await isAccessible(page)

    await page.click('tab', 'History')
    const history = await page.within('list', 'History')
    const told = [
      'Created Vera Example',
      'Made an auth token for Vera Example',
      'Deleted an auth token of Vera Example',
      'Ended the friendship of Vera Example with Maria Lopez',
    ]
    for (const sentence of told) await history.text(sentence)
    await isAccessible(page)
    await page.click('link', 'Open in Activity')
    await page.role('heading', 'Activity')
    await page.role('gridcell', 'Created Vera Example')
    await page.role('button', 'Remove the filter Id')
  },
)

/** Makes a user with nothing, whose page opens. */
async function makeVera(page: Page): Promise<void> {
  await openDemo(page)
  await openLargeApp(page)
  await openUsers(page)
  await page.click('button', /^New user/)
  await page.fill(/^UID/, 'vera-example')
  await page.fill(/^Name/, 'Vera Example')
  await page.click('button', /^Create user/)
  await page.role('heading', 'Vera Example')
}

async function tokens(page: Page): Promise<void> {
  await page.click('tab', 'Auth tokens')
  await page.role('heading', 'No auth tokens')
  await isAccessible(page)
  await page.click('button', 'Create auth token')
  await page.text('Created an auth token')
  await page.text(/^•+\w{4}$/)
  await page.role('button', 'Copy auth token')
  await isAccessible(page)
  await page.click('button', 'Delete this auth token')
  const question = await page.within('alertdialog', 'Delete this auth token?')
  await question.text(/^Whoever is signed in with it is signed out\./)
  await isAccessible(page)
  await agree(page, { asked: 'Delete this auth token?', yes: 'Delete the token' })
  await page.role('heading', 'No auth tokens')
}

async function friends(page: Page): Promise<void> {
  await page.click('tab', 'Friends')
  await page.role('heading', 'No friends')
  await press(page, 'Add a friend')
  const offered = 'Maria Lopez (maria-lopez)'
  await pick(page, { field: 'Friend to add', typed: 'maria-lopez', offered })
  await page.text('vera-example and maria-lopez are friends now')
  await page.role('row', /Maria Lopez/)
  await isAccessible(page)
  await pointAt(page, 'Maria Lopez')
  await page.click('button', 'End the friendship')
  await page.role('heading', 'No friends')
  await takeBack(page, 'vera-example and maria-lopez are no longer friends')
  await page.role('row', /Maria Lopez/)
}

async function groups(page: Page): Promise<void> {
  await page.click('tab', 'Groups')
  await page.role('heading', 'In no group')
  await isAccessible(page)
  await press(page, 'Add to a group')
  const offered = new RegExp(`\\(${GROUP}\\)$`)
  await pick(page, { field: 'Group to add to', typed: GROUP, offered })
  const question = await page.within('alertdialog', /^Add Vera Example to /)
  await question.text(new RegExp(`${LARGE} is a production app\\.$`))
  await agree(page, { asked: /^Add Vera Example to /, yes: 'Add member' })
  await page.text('Added 1 member')
  const group = await nameOf(page)
  await isAccessible(page)

  await actOn(page, group, 'Make moderator')
  const asked = `Change the scope of Vera Example in ${group}?`
  await agree(page, { asked, yes: 'Change scope' })
  await page.role('row', /moderator/)
  await actOn(page, group, /^Kick out of the group/)
  await agree(page, { asked: `Kick Vera Example out of ${group}?`, yes: 'Kick' })
  await page.role('heading', 'In no group')
}

/** What the group is called that the user is in. */
async function nameOf(page: Page): Promise<string> {
  const row = await page.within('row', new RegExp(`(^|\\s)${GROUP}(\\s|$)`))
  const [name] = await row.all('gridcell')
  assert.ok(name !== undefined)
  return (await page.words(name)).trim()
}

/** Presses the first of two buttons that do the same: above a list, and in place of its rows. */
async function press(page: Page, name: string): Promise<void> {
  const [button] = await page.all('button', name)
  assert.ok(button !== undefined)
  await page.press(button)
}
