import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { isAccessible } from '../driver/halley.ts'
import { Page } from '../driver/page.ts'
import { start } from '../driver/program.ts'
import { openDemo, openLargeApp, openPlace, openUser, openUsers } from '../driver/ways.ts'

const PEOPLE = `User ID;Full name;Role;Labels
zora-import;Zora Import;;new, imported
Not A Uid;Yuri;;
maria-lopez;Maria Imported;;
`

test('users of a file are looked over, looked up, brought in, and the failed ones come back', {
  timeout: 180_000,
}, async () => {
  const dialogs = await mkdtemp(join(tmpdir(), 'halley-dialogs-'))
  await mkdir(join(dialogs, 'open'))
  await writeFile(join(dialogs, 'open', 'people.csv'), PEOPLE)
  try {
    await using program = await start({ dialogs })
    const page = new Page(program.driver)
    await openDemo(page)
    await openLargeApp(page)
    await openPlace(page, 'Import')
    await page.text('Drop a CSV, Excel or JSON file here')
    await isAccessible(page)

    await page.click('button', 'Choose a file')
    await page.text('people.csv')
    await page.text(
      'A uid has only the letters a to z, digits, hyphens and underscores, without spaces.',
    )
    await page.text('1 with a problem')
    await isAccessible(page)

    await page.click('button', 'Look up in the app')
    const plan = await page.within('dialog', /^Import 2 users from people\.csv/)
    await plan.text('new: will be made')
    await plan.text('there already: will be changed as the file says')
    await isAccessible(page)
    await plan.fill('Type 2 to go on', '2')
    await plan.click('button', 'Import 2 users')

    await page.role('heading', 'Jobs')
    const job = await page.within('complementary', /Import 2 users from people\.csv/)
    await job.text('1 failed')
    await isAccessible(page)
    await job.click('button', /Save what failed/)
    const failed = await saved(join(dialogs, 'people-failed.csv'))
    assert.match(
      failed,
      /^User ID,Full name,Role,Labels,reason\n.*Not A Uid,Yuri,,,"A uid has only/,
    )

    await job.click('link', /Bazaarly Marketplace/)
    await page.role('heading', 'Bazaarly Marketplace')
    await openUsers(page)
    await openUser(page, 'zora-import')
    await page.role('heading', 'Zora Import')
  } finally {
    await rm(dialogs, { recursive: true, force: true })
  }
})

/** The text of a file that is about to be written. */
async function saved(path: string): Promise<string> {
  for (const end = Date.now() + 20_000; ; ) {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null) return text
    if (Date.now() > end) throw new Error(`nobody wrote ${path}`)
    await new Promise((looked) => setTimeout(looked, 50))
  }
}
