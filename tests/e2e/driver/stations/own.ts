import type { Station } from '../stations.ts'
import { openPlace } from '../ways.ts'

/** What is Halley's own: files, records, preferences, the palette. */
export const own: Station[] = [
  { name: 'import', readme: false, go: (page) => openPlace(page, 'Import') },
  { name: 'activity', readme: false, go: (page) => openPlace(page, 'Activity') },
  { name: 'jobs', readme: false, go: (page) => openPlace(page, 'Jobs') },
  { name: 'preferences', readme: false, go: (page) => openPlace(page, 'Preferences') },
  {
    name: 'palette',
    readme: false,
    go: async (page) => {
      await page.driver.press('Control+k')
      await page.role('combobox', 'Find or do something')
    },
  },
]
