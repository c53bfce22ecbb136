// The stations of the tour, in the order of the main job; the accessibility flow stops at each.

import type { Page } from './page.ts'

/** One screen of the tour. */
export type Station = {
  name: string
  /** Whether its picture stands in the README. */
  readme: boolean
  /** Goes there from the station before, and waits until it is there. */
  go(page: Page): Promise<void>
}

/** The demo's tenant with a hundred thousand users. */
const LARGE = 'Bazaarly Marketplace'

/** The row at a place of the list that is shown; the first row of all is the head. */
async function row(page: Page, index: number) {
  const row = (await page.all('row'))[index]
  if (row === undefined) throw new Error(`the list has no row ${index}`)
  return row
}

export const stations: Station[] = [
  {
    name: 'first-screen',
    readme: false,
    go: async (page) => {
      await page.role('button', /try the demo/i)
    },
  },
  {
    name: 'connect-account',
    readme: false,
    go: async (page) => {
      await page.click('button', /connect an account/i)
      await page.role('button', /^connect$/i)
    },
  },
  {
    name: 'fleet',
    readme: true,
    go: async (page) => {
      await page.driver.press('Escape')
      await page.click('button', /try the demo/i)
      await page.role('grid')
      await page.text(LARGE)
    },
  },
  {
    name: 'overview',
    readme: true,
    go: async (page) => {
      await page.clickText(LARGE)
      await page.role('heading', LARGE)
      await page.role('heading', /recent conversations/i)
    },
  },
  {
    name: 'users',
    readme: true,
    go: async (page) => {
      await page.click('link', /^users$/i)
      await row(page, 3)
    },
  },
  {
    name: 'users-searched',
    readme: false,
    go: async (page) => {
      await page.fill(/find a user/i, 'mari')
      await page.until('only what was searched for is listed', () =>
        [...document.querySelectorAll('[role=row]')]
          .slice(1, 4)
          .every((found) => /mari/i.test(found.textContent ?? '')),
      )
    },
  },
  {
    name: 'user',
    readme: false,
    go: async (page) => {
      await page.press(await row(page, 1))
      await page.driver.press('Enter')
      await page.role('tablist')
    },
  },
  {
    name: 'conversations',
    readme: false,
    go: async (page) => {
      await page.click('link', /^conversations$/i)
      await row(page, 2)
    },
  },
  {
    name: 'conversation',
    readme: true,
    go: async (page) => {
      await page.press(await row(page, 2))
      await page.text(/watching/i)
    },
  },
  {
    name: 'groups',
    readme: false,
    go: async (page) => {
      await page.click('link', /^groups$/i)
      await row(page, 2)
    },
  },
  {
    name: 'activity',
    readme: false,
    go: async (page) => {
      await page.click('link', /^activity$/i)
      await page.role('heading', /^activity$/i)
    },
  },
  {
    name: 'preferences',
    readme: false,
    go: async (page) => {
      await page.click('link', /^preferences$/i)
      await page.role('heading', /^preferences$/i)
    },
  },
  {
    name: 'palette',
    readme: false,
    go: async (page) => {
      await page.driver.press('Control+k')
      await page.role('dialog')
    },
  },
]
