import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { groupAnswers } from '@/testing/dev/groups'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const withGroups = (more: Answers = {}) =>
  fakeHost({ ...talkAnswers(), ...groupAnswers(), ...more })

const find = () => screen.findByRole('searchbox', { name: 'Find a member by name or uid' })

it('members are searched for once there is a pause of typing', async () => {
  const fake = withGroups()
  const { user } = await renderAt(paths.group(demoApp, 'returns'))
  await screen.findByText('James Smith')
  await user.type(await find(), 'ada')
  await waitFor(() => expect(screen.queryByText('James Smith')).toBeNull())
  const asked = fake.calls('groupMembers').map(([, , filter]) => filter.search)
  expect(asked).toEqual(['', 'ada'])
})

it('a search of members that is typed on is given up', async () => {
  const fake = withGroups({
    groupMembers: async (_app, _guid, { search }) =>
      search === ''
        ? { rows: [], total: 0, more: false }
        : new Promise<never>(() => {
            // A large group is walked for long.
          }),
  })
  const { user } = await renderAt(paths.group(demoApp, 'returns'))
  const field = await find()
  await user.type(field, 'ad')
  await waitFor(() => expect(fake.calls('groupMembers')).toHaveLength(2))
  await user.type(field, 'a')
  await waitFor(() => expect(fake.calls('groupMembers')).toHaveLength(3))
  const ticket = fake.calls('groupMembers')[1]?.[4]
  expect(fake.calls('callCancel')).toEqual([[ticket]])
})

it('the box in the head says that it selects what was read', async () => {
  withGroups()
  const { user } = await renderAt(paths.group(demoApp, 'returns'))
  await user.click(await screen.findByRole('checkbox', { name: 'Select all loaded rows' }))
  expect(await screen.findByRole('region', { name: 'Selection' })).toHaveTextContent('3 selected')
  expect(screen.queryByRole('checkbox', { name: 'Select all that match' })).toBeNull()
})

it('banned users are found by a part of the name, and written to a file', async () => {
  withGroups()
  const { user } = await renderAt(paths.group(demoApp, 'returns', { tab: 'banned' }))
  expect(await screen.findByText('1 banned user')).toBeVisible()
  const search = screen.getByRole('searchbox', { name: 'Find among the loaded users' })
  await user.type(search, 'nobody')
  const nothing = { name: 'Nothing here matches “nobody”.' }
  expect(await screen.findByRole('heading', nothing)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Export' })).not.toHaveAttribute('aria-disabled')
  await user.keyboard('{Escape}')
  expect(await screen.findByText('Sami Wang')).toBeVisible()
})

it('where nobody is banned there is nothing to write to a file', async () => {
  withGroups({ groupBanned: async () => ({ rows: [], total: 0, more: false }) })
  await renderAt(paths.group(demoApp, 'returns', { tab: 'banned' }))
  expect(await screen.findByRole('heading', { name: 'Nobody is banned' })).toBeVisible()
  const button = screen.getByRole('button', { name: 'Export' })
  expect(button).toHaveAccessibleDescription('The list is empty.')
})
