import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { connectAccount } from '../driver/account.ts'
import { activityTells } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { nRows, openFound, openJob, openPlace } from '../driver/ways.ts'

const PART = 'smith'

const sandbox = await Sandbox.start(300)
const service = sandbox.ready.base
const app = sandbox.largest
const dialogs = await mkdtemp(join(tmpdir(), 'halley-dialogs-'))
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  await rm(dialogs, { recursive: true, force: true })
})

flow(
  'all users that a search finds, and all groups, are written to files',
  async ({ page }) => {
    await connectAccount(page, sandbox)
    await page.clickText(app.name)
    const n = await openFound(page, PART)
    await page.click('button', 'Export')
    const choice = await page.within('dialog', 'Export')
    await choice.text('The file holds what the list shows.')
    await isAccessible(page)
    await choice.click('button', /^Continue/)
    const plan = await page.within('dialog', `Export ${n} users?`)
    await plan.text('The file is not encrypted. Keep it where only those see it who may.')
    await isAccessible(page)
    await plan.click('button', `Export ${n} users`)
    const job = await openJob(page, `Export ${n} users to CSV`)
    await isAccessible(page)
    const [head, ...rows] = await written('users')
    assert.match(head ?? '', /^uid,name,role,tags,/)
    assert.equal(rows.length, n)
    for (const row of rows) assert.ok(row.toLowerCase().includes(PART), row)

    await job.click('link', app.name)
    await page.role('heading', app.name)
    await openPlace(page, 'Groups')
    await page.text(/^as of/)
    const groups = await nRows(page)
    await page.click('button', 'Export')
    const list = await page.within('dialog', 'Export this list')
    await isAccessible(page)
    await list.click('button', /^Choose where it goes/)
    await openJob(page, 'Export the groups to CSV')
    assert.equal((await written('groups')).length, groups + 1)
    await activityTells(page, [`Exported ${n} users to CSV`, 'Exported the groups to CSV'])
  },
  { service, dialogs },
)

/** The lines of the file that was written of a list. */
async function written(what: string): Promise<string[]> {
  const name = (await readdir(dialogs)).find((each) => each.endsWith(`-${what}.csv`))
  assert.ok(name !== undefined, 'a file was written')
  return (await readFile(join(dialogs, name), 'utf8')).trim().split('\n')
}
