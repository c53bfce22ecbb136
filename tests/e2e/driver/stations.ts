// The stations of the tour, in the order of the main job; the flows go the same ways.

import type { Page } from './page.ts'
import { own } from './stations/own.ts'
import { people } from './stations/people.ts'
import { running } from './stations/running.ts'

/** One screen of the tour. */
export type Station = {
  name: string
  /** Whether its picture stands in the README. */
  readme: boolean
  /** Goes there from the station before, and waits until it is there. */
  go(page: Page): Promise<void>
}

export const stations: Station[] = [...people, ...running, ...own]
