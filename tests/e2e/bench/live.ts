// How soon a message that is sent stands in a conversation that is watched live.

import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { Sandbox } from '../driver/sandbox.ts'
import { openConversations } from '../driver/ways.ts'
import { percentile, tell } from './clock.ts'

const N_MESSAGES = 60

await using sandbox = await Sandbox.start(300)
const app = sandbox.largest
await using program = await start({ service: sandbox.ready.base })
const page = new Page(program.driver)
await page.resize(1280, 800)
await page.click('button', /connect an account/i)
await page.fill(/^Management key/, sandbox.ready.state.key)
await page.fill(/^Secret/, sandbox.ready.state.secret)
await page.click('button', /^Connect$/)
await page.gone('dialog')
await page.clickText(app.name)
await openConversations(page)
const [cell] = await page.all('gridcell', /James Smith.*Maria Lopez|Maria Lopez.*James Smith/)
if (cell === undefined) throw new Error('the two do not talk')
await page.press(cell)
await page.text('watching')
await page.driver.click(await page.text('Live'))
const choice = await page.within('dialog', 'Watch live as whom?')
await page.driver.click(await choice.role('radio', /Maria Lopez/))
await choice.click('button', 'Watch live')
await page.text('live')
await page.settled()

const took: number[] = []
for (let number = 0; number < N_MESSAGES; number += 1) {
  const text = `measured message ${number} of ${N_MESSAGES}`
  const painted = program.driver.executeText<number>(
    `const [text] = arguments
     return new Promise((done) => {
       const look = () => {
         if (!document.querySelector('[role=log]').textContent.includes(text)) return
         observer.disconnect()
         requestAnimationFrame(() => {
           const channel = new MessageChannel()
           channel.port1.onmessage = () => done(performance.timeOrigin + performance.now())
           channel.port2.postMessage(null)
         })
       }
       const observer = new MutationObserver(look)
       observer.observe(document.body, { subtree: true, childList: true, characterData: true })
       look()
     })`,
    text,
  )
  const sent = performance.timeOrigin + performance.now()
  const message = { uid: 'james-smith', receiver: 'maria-lopez', receiverType: 'user', text }
  await sandbox.says(app, message)
  took.push((await painted) - sent)
}
tell('live-message-median-ms', percentile(took, 50))
tell('live-message-p95-ms', percentile(took, 95))
