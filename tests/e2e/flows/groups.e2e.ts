import assert from 'node:assert/strict'
import { activityTells, actOn, agree, pick, pointAt, takeBack } from '../driver/acts.ts'
import { flow, isAccessible } from '../driver/halley.ts'
import type { Page } from '../driver/page.ts'
import { lists, openDemo, openLargeApp, openPlace, openUsers } from '../driver/ways.ts'

flow('a group is made, filled, kept in order and deleted for good', async ({ page }) => {
  await openDemo(page)
  await openLargeApp(page)
  // Who is added is found among the users that were read.
  await openUsers(page)
  await openPlace(page, 'Groups')
  await lists(page, 'groups', 1)
  await isAccessible(page)
  await make(page)
  await isAccessible(page)
  await fill(page)
  await lists(page, 'both members', 2)
  await isAccessible(page)

  await actOn(page, 'Maria Lopez', 'Make moderator')
  const asked = 'Change the scope of Maria Lopez in Porcelain club?'
  await agree(page, { asked, yes: 'Change scope' })
  await page.role('row', /Maria Lopez .*moderator/)

  await actOn(page, 'James Smith', 'Kick')
  await agree(page, { asked: 'Kick James Smith out of Porcelain club?', yes: 'Kick' })
  await page.gone('row', /James Smith/)
  await takeBack(page, 'Kicked 1 member')
  await page.role('row', /James Smith .*participant/)

  await actOn(page, 'James Smith', 'Ban')
  await agree(page, { asked: 'Ban James Smith from Porcelain club?', yes: 'Ban' })
  await page.gone('row', /James Smith/)
  await page.click('tab', 'Banned')
  await page.role('row', /James Smith/)
  await isAccessible(page)
  await pointAt(page, 'James Smith')
  await page.click('button', 'Lift the ban')
  await agree(page, { asked: 'Lift the ban of James Smith from Porcelain club?', yes: 'Lift ban' })
  await page.role('heading', 'Nobody is banned')

  await rename(page)
  await remove(page)
  await activityTells(page, [
    'Created the group Porcelain club',
    'Added 2 users to Porcelain club',
    'Made Maria Lopez a moderator of Porcelain club',
    'Kicked James Smith out of Porcelain club',
    'Banned James Smith from Porcelain club',
    'Lifted the ban of James Smith from Porcelain club',
    'Changed the name of the group Porcelain club',
    'Deleted the group Porcelain circle',
  ])
})

async function make(page: Page): Promise<void> {
  await page.click('button', /^New group/)
  const form = await page.within('complementary', 'New group')
  await form.fill(/^GUID/, 'not a guid!')
  await form.fill(/^Name/, 'Porcelain club')
  await form.click('button', /^Create group/)
  await form.text('Only the letters a to z, digits, hyphen and underscore.')
  await isAccessible(page)
  await form.fill(/^GUID/, 'porcelain-club')
  await form.click('button', /^Create group/)
  await page.role('heading', 'Porcelain club')
  await page.role('heading', 'No members')
  assert.match(await page.place(), /\/groups\/porcelain-club$/)
}

async function fill(page: Page): Promise<void> {
  const [add] = await page.all('button', 'Add members')
  assert.ok(add !== undefined)
  await page.press(add)
  const form = await page.within('complementary', 'Add members to Porcelain club')
  const people = [
    ['maria-lopez', 'Maria Lopez'],
    ['james-smith', 'James Smith'],
  ] as const
  for (const [typed, name] of people) {
    await pick(form, { field: 'Add a user', typed, offered: `${name} (${typed})` })
    const chosen = await form.within('list', 'Chosen members')
    await chosen.text(name)
  }
  await isAccessible(page)
  await form.click('button', 'Add members')
  await page.text('Added 2 members')
  await page.gone('complementary', 'Add members to Porcelain club')
}

async function rename(page: Page): Promise<void> {
  await page.click('button', 'More')
  await page.click('menuitem', /^Edit/)
  const form = await page.within('complementary', 'Edit Porcelain club')
  await form.fill(/^Name/, 'Porcelain circle')
  await isAccessible(page)
  await form.click('button', /^Save changes/)
  await page.text('Saved Porcelain circle')
  await page.role('heading', 'Porcelain circle')
}

async function remove(page: Page): Promise<void> {
  await page.click('button', 'More')
  await page.click('menuitem', /^Delete/)
  const question = await page.within('alertdialog', 'Delete Porcelain circle?')
  await question.text(/All its messages go too, for every member\. This cannot be undone\./)
  await isAccessible(page)
  const typed = 'porcelain-club'
  await agree(page, { asked: 'Delete Porcelain circle?', yes: 'Delete group', typed })
  await page.until('the list is shown', () => location.pathname.endsWith('/groups'))
  await page.fill('Find a group by name or guid', 'porcelain')
  await page.gone('row', /Porcelain c/)
}
