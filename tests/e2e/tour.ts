// Walks through the screens as a new user would and keeps a picture of each.
//
// `target/tour/<theme>-<size>-<nn>-<name>.png`; `--readme` copies the chosen ones to `pictures/`.

import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Page } from './driver/page.ts'
import { start } from './driver/program.ts'
import { stations } from './driver/stations.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = process.env.HALLEY_TOUR ?? join(root, 'target/tour')
const { values } = parseArgs({
  options: { readme: { type: 'boolean', default: false } },
})

const SIZES = { small: [1280, 800], large: [1920, 1080] } as const
const THEMES = ['light', 'dark'] as const

await mkdir(folder, { recursive: true })
for (const theme of THEMES) {
  await using program = await start({ theme })
  const page = new Page(program.driver)
  let number = 0
  for (const { name, go } of stations) {
    number += 1
    await go(page)
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.resize(width, height)
      const file = `${theme}-${size}-${String(number).padStart(2, '0')}-${name}.png`
      await writeFile(join(folder, file), await program.driver.picture())
      console.log(file)
    }
  }
}

if (values.readme) {
  const pictures = join(root, 'pictures')
  await mkdir(pictures, { recursive: true })
  for (const [index, { name, readme }] of stations.entries()) {
    if (!readme) continue
    const number = String(index + 1).padStart(2, '0')
    for (const theme of THEMES) {
      await cp(
        join(folder, `${theme}-small-${number}-${name}.png`),
        join(pictures, `${name}-${theme}.png`),
      )
    }
  }
}
