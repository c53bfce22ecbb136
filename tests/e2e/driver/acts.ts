// What a person does in many places: pick, act on a row, agree, take back, read the record.

import { type Name, Page } from './page.ts'
import { openPlace } from './ways.ts'
import type { Element } from './webdriver.ts'

/** Types into a field that finds things and takes what it offers under this name. */
export async function pick(
  page: Page,
  { field, typed, offered }: { field: Name; typed: string; offered: Name },
): Promise<void> {
  const input = await page.role('combobox', field)
  await page.driver.clear(input)
  await page.driver.type(input, typed)
  // What is offered stands in front of the page, outside of the part that holds the field.
  await new Page(page.driver).click('option', offered)
}

/** Opens the menu of the row that is called so, as it stands under the mouse. */
export async function openMenu(page: Page, row: string): Promise<void> {
  await pointAt(page, row)
  await page.click('button', `Acts on ${row}`)
}

/** Chooses an act of the menu of the row that is called so. */
export async function actOn(page: Page, row: string, act: Name): Promise<void> {
  await openMenu(page, row)
  await page.click('menuitem', act)
}

/** Moves the mouse to the row that is called so, which then shows what can be done with it. */
export async function pointAt(page: Page, row: string): Promise<void> {
  const found = await page.role('row', new RegExp(`(^|\\s)${row}(\\s|$)`))
  // What goes away in front of the row would take the mouse.
  await page.settled()
  await page.driver.hover(found)
}

/** Says yes to a question; what it wants typed is typed first. */
export async function agree(
  page: Page,
  { asked, yes, typed }: { asked: Name; yes: Name; typed?: string },
): Promise<void> {
  const question = await page.within('alertdialog', asked)
  if (typed !== undefined) await question.fill(`Type ${typed} to go on`, typed)
  await question.click('button', yes)
  await page.gone('alertdialog')
}

/** Takes back what a message in the corner says was done. */
export async function takeBack(page: Page, said: Name): Promise<void> {
  const text = await page.text(said)
  const message = await page.driver.executeText<Element>(
    'return arguments[0].closest("[role=status]")',
    text,
  )
  await new Page(page.driver, message).click('button', /^Undo/)
}

/** Waits until nothing stands in the corner any more, where it would be in front of a menu. */
export async function messagesGone(page: Page): Promise<void> {
  const corner = await page.within('complementary', 'Messages')
  await corner.gone('button', 'Close')
}

/** Opens Activity and waits for each of the sentences. */
export async function activityTells(page: Page, sentences: readonly Name[]): Promise<void> {
  await openPlace(page, 'Activity')
  for (const sentence of sentences) await page.role('gridcell', sentence)
}

/** Whether a button or an act of a menu cannot be chosen now. */
export async function isOff(page: Page, thing: Element): Promise<boolean> {
  return page.driver.executeText(
    `const [thing] = arguments
    return thing.disabled === true || thing.getAttribute('aria-disabled') === 'true'`,
    thing,
  )
}
