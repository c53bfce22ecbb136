// The stations of the tour, in the order of the main job.

import type { Page } from './page.ts'

/** One screen of the tour. */
export type Station = {
  name: string
  /** Whether its picture stands in the README. */
  readme: boolean
  /** Goes there from the station before, and waits until it is there. */
  go(page: Page): Promise<void>
}

export const stations: Station[] = [
  {
    name: 'first-screen',
    readme: true,
    go: async (page) => {
      await page.role('button', /try the demo/i)
    },
  },
]
