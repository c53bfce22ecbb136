import assert from 'node:assert/strict'
import { flow, isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { openConversation, openConversations, openDemo, openLargeApp } from '../driver/ways.ts'
import type { Element } from '../driver/webdriver.ts'

const THREAD = [
  'Shall we settle the shipping in a thread?',
  'Yes. Which carrier?',
  'The blue one, it has tracking.',
  'Fine with me 👍',
] as const

flow('a conversation tells what was said and goes on by itself', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openConversations(page)
  await isAccessible(page)
  await openConversation(page)
  await isAccessible(page)

  const before = await newest(page)
  await page.until(
    'a message that nobody asked for',
    (last) => {
      const messages = [...document.querySelectorAll('[data-message]')]
      return messages.at(-1)?.getAttribute('data-message') !== last
    },
    before,
  )
  const order = await page.driver.execute(() =>
    [...document.querySelectorAll('[data-message]')].map((each) =>
      Number(each.getAttribute('data-message')),
    ),
  )
  assert.ok(order.includes(Number(before)), 'what was there stays')
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
    'the newest is last',
  )
})

flow('watching live begins as the person who is chosen', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  await openConversations(page)
  await openConversation(page)
  await page.driver.click(await page.text('Live'))
  const choice = await page.within('dialog', 'Watch live as whom?')
  await page.driver.click(await choice.role('radio', /Maria Lopez/))
  await isAccessible(page)
  await choice.click('button', 'Watch live')
  await page.gone('dialog', 'Watch live as whom?')
  await page.text('live')
  await page.text(/appears online while you watch/)
  await isAccessible(page)
})

flow(
  'the replies to a message open beside it, from its line and from its menu',
  async ({ page }) => {
    await openDemo(page)
    await openLargeApp(page)
    await openConversations(page)
    await openConversation(page)
    await page.click('button', '3 replies')
    const thread = await page.within('complementary', 'Thread')
    for (const words of THREAD) await thread.text(words)
    await isAccessible(page)
    await thread.click('button', 'Close')
    await page.gone('complementary', 'Thread')

    const replies = await page.role('button', '3 replies')
    const message = await page.driver.executeText<Element>(
      'return arguments[0].closest("article")',
      replies,
    )
    await page.driver.hover(message)
    await new Page(page.driver, message).click('button', 'More about this message')
    await page.click('menuitem', 'Open the thread')
    const again = await page.within('complementary', 'Thread')
    await again.text(THREAD[3])
    await page.driver.press('Escape')
    await page.gone('complementary', 'Thread')
  },
)

async function newest(page: Page): Promise<string> {
  return page.driver.execute(
    () =>
      [...document.querySelectorAll('[data-message]')].at(-1)?.getAttribute('data-message') ?? '',
  )
}
