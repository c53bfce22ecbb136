import { flow, isAccessible } from '../driver/halley.ts'
import { stations } from '../driver/stations.ts'

for (const theme of ['light', 'dark'] as const) {
  flow(
    `every screen of the main job can be used by everybody, ${theme}`,
    async ({ page }) => {
      for (const station of stations) {
        await station.go(page)
        try {
          await isAccessible(page)
        } catch (error) {
          throw new Error(`on the screen ${station.name}`, { cause: error })
        }
      }
    },
    { theme },
  )
}
