import assert from 'node:assert/strict'
import { after } from 'node:test'
import { connect } from '../driver/account.ts'
import { agree } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'

const N_APPS = 24
const NAME = 'The account of the shops'

const sandbox = await Sandbox.start(300)
const service = sandbox.ready.base
after(() => sandbox[Symbol.asyncDispose]())

flow(
  'a connection is renamed, checked while it works and while it does not, and removed',
  async ({ page, program }) => {
    await connect(page, sandbox, N_APPS)
    const crumbs = await page.within('navigation', 'Where you are')
    await crumbs.click('link', 'Connections')
    await page.role('list', 'Saved connections')
    await isAccessible(page)

    await page.click('button', /^Acts on /)
    await page.click('menuitem', 'Rename')
    const form = await page.within('dialog', 'Rename the connection')
    await form.fill(/^Name/, ' ')
    await form.click('button', 'Rename')
    await form.text('Give it a name.')
    await isAccessible(page)
    await form.fill(/^Name/, NAME)
    await form.click('button', 'Rename')
    await page.gone('dialog')
    await page.role('link', NAME)

    await page.click('button', 'Check')
    await page.text(/^The key works\. CometChat answered in \d+ ms\. It opens 24 apps\.$/)
    await isAccessible(page)
    await sandbox.fails({ kind: 'refuseAuth' }, '/apps')
    try {
      await page.click('button', 'Check')
      await page.role('alert')
      await isAccessible(page)
    } finally {
      await sandbox.recovers()
    }
    await page.click('button', 'Check')
    await page.gone('alert')

    await page.click('button', `Acts on ${NAME}`)
    await page.click('menuitem', 'Remove')
    const question = await page.within('alertdialog', `Remove ${NAME} from Halley?`)
    await question.text(/^Its key is deleted from this computer\. Nothing changes at CometChat/)
    await isAccessible(page)
    await question.click('button', 'Cancel')
    await page.gone('alertdialog')
    await page.role('link', NAME)
    await page.click('button', `Acts on ${NAME}`)
    await page.click('menuitem', 'Remove')
    await agree(page, { asked: `Remove ${NAME} from Halley?`, yes: 'Remove' })
    await page.role('heading', 'Welcome to Halley')
    await page.text(`${NAME} was removed.`)
    await page.gone('list', 'Saved connections')
    await isAccessible(page)
    await program.stop()

    await using again = await start({ data: program.data, service })
    const home = new Page(again.driver)
    await home.role('heading', 'Welcome to Halley')
    assert.equal(await home.count('list', 'Saved connections'), 0)
  },
  { service },
)
