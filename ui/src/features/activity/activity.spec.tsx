import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ActivityEntry, Profile } from '@/bindings'
import { paths } from '@/frame/paths'
import { whyNot } from '@/rights/why-not'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { whyNotUndo } from './rules'

const entry = (index: number, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  id: `a${index}`,
  at: NOW - index,
  connection: 'demo',
  connectionName: 'Demo',
  app: demoApp.app,
  appName: 'Northwind Market',
  act: 'userUpdate',
  sentence: `Changed person ${index}`,
  object: { kind: 'user', id: `u${index}`, name: `Person ${index}` },
  before: '{"name":"Mary"}',
  after: '{"name":"Maria"}',
  outcome: 'done',
  problem: null,
  requestId: null,
  undo: 'possible',
  ...more,
})

async function openActivity(answers: Answers) {
  const fake = fakeHost({
    activityUndo: async () => ({ value: null, activity: 'a9', undo: null }),
    ...answers,
  })
  const view = await renderAt(paths.activity())
  return { ...view, fake }
}

test('an empty record says what it will hold', async () => {
  await openActivity({ activityList: async () => [] })
  expect(await screen.findByRole('heading', { name: 'Nothing changed yet' })).toBeVisible()
})

test('a change opens with before and after, and can be undone', async () => {
  const { user, fake } = await openActivity({ activityList: async () => [entry(1)] })
  await user.click(await screen.findByText('Changed person 1'))
  const panel = await screen.findByRole('complementary', { name: 'Changed person 1' })
  expect(within(panel).getByRole('region', { name: 'Before' })).toHaveTextContent('Mary')
  expect(within(panel).getByRole('region', { name: 'After' })).toHaveTextContent('Maria')
  await user.click(within(panel).getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  expect(await screen.findByText('Undone: Changed person 1')).toBeVisible()
})

test('what a change left as it was is not told twice', async () => {
  const same = JSON.stringify({ uids: ['u1'] })
  const { user } = await openActivity({
    activityList: async () => [
      entry(1, { act: 'usersDeactivate', before: same, after: same }),
      entry(2, { before: '{"name":"Mary","role":"vip"}', after: '{"name":"Maria","role":"vip"}' }),
    ],
  })
  await user.click(await screen.findByText('Changed person 1'))
  const first = await screen.findByRole('complementary', { name: 'Changed person 1' })
  expect(within(first).queryByRole('region', { name: /Before|After/ })).toBeNull()
  await user.click(screen.getByText('Changed person 2'))
  const second = await screen.findByRole('complementary', { name: 'Changed person 2' })
  expect(within(second).getByRole('region', { name: 'Before' })).toHaveTextContent('Mary')
  expect(second).not.toHaveTextContent('vip')
})

test.each([
  ['UID', { kind: 'user', id: 'maria-lopez', name: 'Maria Lopez' }],
  ['GUID', { kind: 'group', id: 'returns', name: 'Returns desk' }],
  ['App id', { kind: 'app', id: '2680cafe0001', name: 'Northwind Market' }],
  ['Id', { kind: 'ofAnotherVersion', id: 'x1', name: null }],
])('the id of what was changed stands under %s', async (word, object) => {
  const { user } = await openActivity({ activityList: async () => [entry(1, { object })] })
  await user.click(await screen.findByText('Changed person 1'))
  const panel = await screen.findByRole('complementary', { name: 'Changed person 1' })
  const row = within(panel).getByText(word, { selector: 'dt' }).parentElement as HTMLElement
  expect(row).toHaveTextContent(`${object.name ?? ''} ${object.id}`.trim())
  expect(within(row).getByRole('button', { name: `Copy ${object.id}` })).toBeVisible()
})

test('how many were changed is a count, and no id to copy', async () => {
  const object = { kind: 'users', id: '12 users', name: null }
  const { user } = await openActivity({ activityList: async () => [entry(1, { object })] })
  await user.click(await screen.findByText('Changed person 1'))
  const panel = await screen.findByRole('complementary', { name: 'Changed person 1' })
  expect(within(panel).getByText('12 users')).toBeVisible()
  expect(within(panel).queryByRole('button', { name: 'Copy 12 users' })).toBeNull()
})

test('a change that failed says so and why', async () => {
  const { user } = await openActivity({
    activityList: async () => [
      entry(1, { outcome: 'failed', problem: 'This key may not change users.', undo: 'none' }),
    ],
  })
  await user.click(await screen.findByText('Changed person 1'))
  const panel = await screen.findByRole('complementary', { name: 'Changed person 1' })
  expect(panel).toHaveTextContent('This key may not change users.')
  expect(within(panel).queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('older entries are asked for from the last one on', async () => {
  const { fake } = await openActivity({
    activityList: async ({ before }) =>
      before === null ? Array.from({ length: 100 }, (_, index) => entry(index)) : [entry(100)],
  })
  await screen.findByText('Changed person 0')
  expect(screen.getByText('at least 100 changes')).toBeVisible()
  expect(fake.calls('activityList').map(([filter]) => filter.before)).toEqual([null])
})

test('a new entry comes in by itself', async () => {
  const list = [entry(1)]
  const { fake } = await openActivity({ activityList: async () => [...list] })
  await screen.findByText('Changed person 1')
  list.unshift(entry(2))
  fake.nudge('activityChanged', {})
  expect(await screen.findByText('Changed person 2')).toBeVisible()
})

test('a profile that may not make a change may not take it back either, and says why', async () => {
  const { user } = await openActivity({
    activityList: async () => [entry(1), entry(2, { act: 'roleCreate' })],
    profileGet: async () => ({ profile: 'readOnly', lockedBy: null }),
  })
  await user.click(await screen.findByText('Changed person 1'))
  const panel = await screen.findByRole('complementary', { name: 'Changed person 1' })
  const undo = within(panel).getByRole('button', { name: 'Undo' })
  await waitFor(() => expect(undo).toHaveAccessibleDescription(/may only read/))
})

test('what takes a change back decides who may', () => {
  const why = (profile: Profile, one: ActivityEntry) =>
    whyNotUndo(one, (act, count) => whyNot(profile, act, count))
  const many = { object: { kind: 'users', id: '12 users', name: null } }
  expect(why('support', entry(1, { act: 'userUpdate' }))).toBeNull()
  expect(why('support', entry(1, { act: 'usersDeactivate', ...many }))).toMatch(/one at a time/)
  expect(why('manager', entry(1, { act: 'roleCreate' }))).toMatch(/administrator/)
  expect(why('manager', entry(1, { act: 'ofAnotherVersion' }))).toBeNull()
  expect(why('administrator', entry(1, { undo: 'done' }))).toMatch(/already/)
})
