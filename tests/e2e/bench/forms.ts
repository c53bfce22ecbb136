// What a person waits for in a form of 200 fields. The sandbox keeps settings of a widget with
// more fields than are documented, as a later version of the service would; the form shows all.

import assert from 'node:assert/strict'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { openPlace } from '../driver/ways.ts'
import { percentile, tell } from './clock.ts'

const N_FIELDS = 200
/** Fields of a widget that are documented, but for the id, which the service gives. */
const N_DOCUMENTED = 67
const N_OPENINGS = 15
const TYPED = 'a quick brown fox jumps over the lazy dog'

type Took = { work: number; painted: number }

await using sandbox = await Sandbox.start(300)
const app = sandbox.largest
const { key, secret } = sandbox.ready.state
await manage('', { enabled: ['widget'] })
await widget('Large', N_FIELDS - N_DOCUMENTED)

await using program = await start({ service: sandbox.ready.base })
const page = new Page(program.driver)
await page.resize(1280, 800)
await page.click('button', /connect an account/i)
await page.fill(/^Management key/, key)
await page.fill(/^Secret/, secret)
await page.click('button', /^Connect$/)
await page.gone('dialog')
await page.clickText(app.name)
await openPlace(page, 'Extensions')
await page.click('link', 'Settings of Chat Widget')
await page.role('list', 'Widgets')

const openings: Took[] = []
for (let turn = 0; turn < N_OPENINGS; turn += 1) {
  await page.settled()
  openings.push(
    await program.driver.executeText<Took>(
      `const [wanted] = arguments
       const link = [...document.querySelectorAll('main a')].find((a) => a.textContent.trim() === 'Large')
       const begun = performance.now()
       return new Promise((done) => {
         const look = () => {
           if (document.querySelectorAll('[data-path]').length < wanted) return
           observer.disconnect()
           document.querySelector('[data-path]').getBoundingClientRect()
           const work = performance.now() - begun
           requestAnimationFrame(() => {
             const channel = new MessageChannel()
             channel.port1.onmessage = () => done({ work, painted: performance.now() - begun })
             channel.port2.postMessage(null)
           })
         }
         const observer = new MutationObserver(look)
         observer.observe(document.body, { subtree: true, childList: true })
         link.click()
       })`,
      N_FIELDS,
    ),
  )
  if (turn === N_OPENINGS - 1) break
  await page.click('link', 'Chat Widget')
  await page.role('list', 'Widgets')
}
const painted = openings.map((took) => took.painted)
tell('form-open-median-ms', percentile(painted, 50))
tell('form-open-worst-ms', Math.max(...painted))

const keystrokes: number[] = []
for (let length = 1; length <= TYPED.length; length += 1) {
  keystrokes.push(
    await program.driver.executeText<number>(
      `const [text] = arguments
       const field = document.querySelector('[data-path="name"] input')
       const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
       field.focus()
       return new Promise((done) => {
         const begun = performance.now()
         const look = () => {
           const told = [...document.querySelectorAll('section li strong')].some((one) => one.textContent === text)
           if (!told) return
           observer.disconnect()
           field.getBoundingClientRect()
           done(performance.now() - begun)
         }
         const observer = new MutationObserver(look)
         observer.observe(document.body, { subtree: true, childList: true, characterData: true })
         set.call(field, text)
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))
       })`,
      TYPED.slice(0, length).replace(/ $/, '_'),
    ),
  )
  await page.settled()
}
tell('form-keystroke-work-median-ms', percentile(keystrokes, 50))
tell('form-keystroke-work-p95-ms', percentile(keystrokes, 95))

/** Makes a widget with so many fields beside those that are documented. */
async function widget(name: string, more: number): Promise<void> {
  const kinds = [true, 'text', 7]
  const later = Array.from({ length: more }, (_, at) => [`field_${at}`, kinds[at % kinds.length]])
  await manage('/widget/v2/settings', {
    settings: { name, version: 'v2', later: Object.fromEntries(later) },
  })
}

/** Asks the service to change something of the app's extensions. */
async function manage(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${sandbox.ready.base}/management/apps/${app.id}/extensions${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', key, secret },
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.text()}`)
}
