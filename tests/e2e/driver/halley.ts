// What a test needs of the program, in one call.

import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { seriousFindings } from './axe.ts'
import { Page } from './page.ts'
import { type Program, type Start, start } from './program.ts'

/** The program and the page of its first window. */
export type Halley = { page: Page; program: Program }

/** A test with a program of its own: fresh data, ended afterwards; a failure leaves a picture. */
export function flow(name: string, body: (halley: Halley) => Promise<void>, how: Start = {}): void {
  test(name, { timeout: 180_000 }, async () => {
    await using program = await start(how)
    try {
      await body({ page: new Page(program.driver), program })
    } catch (error) {
      await keepPicture(name, program)
      throw error
    }
  })
}

async function keepPicture(name: string, { driver }: Program): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../../target/e2e')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`)
  // The window may be what failed; the error that is thrown says more than a missing picture.
  const picture = await driver.picture().catch(() => undefined)
  if (picture !== undefined) await writeFile(file, picture)
}

/** Fails when axe finds anything serious or critical in the page as it is now. */
export async function isAccessible(page: Page): Promise<void> {
  await page.settled()
  assert.deepEqual(await seriousFindings(page.driver), [])
}
