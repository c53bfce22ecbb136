import assert from 'node:assert/strict'
import { after } from 'node:test'
import { connectAccount } from '../driver/account.ts'
import { activityTells, messagesGone } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { openFound, openJob } from '../driver/ways.ts'

const PART = 'an'
const TAG = 'spring-fair'

const sandbox = await Sandbox.start(300)
const service = sandbox.ready.base
const app = sandbox.largest
after(() => sandbox[Symbol.asyncDispose]())

flow(
  'a few are tagged, all that match lose the tag, and get it back from the jobs',
  async ({ page }) => {
    await connectAccount(page, sandbox)
    await page.clickText(app.name)
    const n = await openFound(page, PART)
    await select(page, 3)
    const bar = await page.within('region', 'Selection')
    await bar.text('3 selected')
    await isAccessible(page)
    await bar.click('button', 'Add tags')
    const choice = await page.within('dialog', 'Add tags')
    await choice.click('button', /^Continue/)
    await choice.text('Name at least one tag.')
    await page.driver.type(await choice.role('combobox', 'Tags to add'), TAG)
    await page.driver.press('Enter')
    await page.gone('listbox')
    await isAccessible(page)
    await choice.click('button', /^Continue/)
    const plan = await page.within('dialog', `Tag 3 users with ${TAG}?`)
    await plan.text(`will be tagged with ${TAG}`)
    await isAccessible(page)
    await plan.click('button', 'Tag 3 users')
    await page.text(`Begun: Tag 3 users with ${TAG}. Jobs shows how far it is.`)
    await page.text(`Done: Tag 3 users with ${TAG}`)
    await page.gone('region', 'Selection')
    assert.equal(await nTagged(), 3)

    await select(page, 1)
    const again = await page.within('region', 'Selection')
    await again.click('button', `Select all ${n}`)
    await again.text(`All ${n} that match are selected`)
    await isAccessible(page)
    await messagesGone(page)
    await again.click('button', 'More')
    await page.click('menuitem', 'Take tags away')
    await page.click('button', /^Continue/)
    const rest = await page.within('dialog', `Take ${TAG} away from ${n} users?`)
    const outlook = await rest.words(await rest.role('list', 'What will happen'))
    assert.match(outlook, new RegExp(`3 will lose ${TAG}\\s+${n - 3} have none of these tags`))
    await isAccessible(page)
    await rest.fill(`Type ${n} to go on`, `${n}`)
    await rest.click('button', `Take tags from ${n} users`)

    const taken = `Take ${TAG} away from ${n} users`
    const job = await openJob(page, taken)
    await job.text(`${n} of ${n}`)
    assert.equal(await nTagged(), 0)
    await isAccessible(page)
    await job.click('button', 'Undo')
    const back = await openJob(page, `Undo: ${taken}`)
    await back.text('3 of 3')
    assert.equal(await nTagged(), 3)
    await activityTells(page, [
      `Tagged 3 users with ${TAG}`,
      `Took ${TAG} away from ${n} users`,
      `Undid: Took ${TAG} away from 3 users`,
    ])
  },
  { service },
)

/** Selects the first of the list, one by one: the cell takes the click, not the box in it. */
async function select(page: Page, count: number): Promise<void> {
  const rows = await page.all('row')
  for (const row of rows.slice(1, 1 + count)) {
    const [cell] = await new Page(page.driver, row).all('gridcell')
    if (cell !== undefined) await page.press(cell)
  }
}

/** How many of the app have the tag. */
async function nTagged(): Promise<number> {
  const address = `${app.chatBase}/users?perPage=1000&tags=${TAG}`
  const answer = await fetch(address, { headers: { apikey: app.fullAccessKey } })
  return ((await answer.json()) as { data: unknown[] }).data.length
}
