import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { groupAnswers } from '@/testing/dev/groups'
import { talkAnswers } from '@/testing/dev/talk'
import { fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userDetail, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null } as const
const ada = userRow({ uid: 'ada-chen', name: 'Ada Chen' })

async function openTab(tab: string) {
  fakeHost({
    ...talkAnswers(),
    ...groupAnswers(),
    userGet: async () => userDetail(),
    usersList: async () => ({ rows: [ada], total: 1, index: ready }),
    rolesList: async () => [],
    userFriends: async () => ({ rows: [ada], total: 1, more: false }),
    userBlocked: async () => ({ rows: [], total: 0, more: false }),
  })
  return renderAt(paths.user(demoApp, 'maria-lopez', { tab }))
}

test.each([
  ['friends', 'Add a friend', 'Friend to add'],
  ['groups', 'Add to a group', 'Group to add to'],
  ['blocked', 'Block a user', 'Whom to block'],
])('the field of the tab %s takes the focus, and Esc gives it back', async (tab, button, field) => {
  const { user } = await openTab(tab)
  const [add] = await screen.findAllByRole('button', { name: button })
  await user.click(add as HTMLElement)
  const input = screen.getByRole('combobox', { name: field })
  expect(input).toHaveFocus()
  expect(screen.queryByRole('button', { name: button })).toBeNull()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('combobox', { name: field })).toBeNull()
  await waitFor(() => expect(document.activeElement).toHaveTextContent(button))
})

test('Cancel closes the field as well, and nothing is added', async () => {
  const { user } = await openTab('friends')
  await user.click(await screen.findByRole('button', { name: 'Add a friend' }))
  await user.type(screen.getByRole('combobox', { name: 'Friend to add' }), 'ada')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(await screen.findByRole('button', { name: 'Add a friend' })).toHaveFocus()
})

test('an empty search makes room for the field, one that is in use stays', async () => {
  const { user } = await openTab('friends')
  await user.click(await screen.findByRole('button', { name: 'Add a friend' }))
  expect(screen.queryByRole('searchbox')).toBeNull()
  await user.keyboard('{Escape}')
  await user.type(screen.getByRole('searchbox'), 'ada')
  await user.click(screen.getByRole('button', { name: 'Add a friend' }))
  expect(screen.getByRole('searchbox')).toHaveValue('ada')
})

test('what looks at both sides is closed again, with what it told', async () => {
  const { user } = await openTab('blocked')
  await user.click(await screen.findByRole('button', { name: 'Look at both sides' }))
  expect(screen.getByText(/Choose a user to see both sides/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByText(/Choose a user to see both sides/)).toBeNull()
  expect(screen.getByRole('button', { name: 'Look at both sides' })).toHaveFocus()
})
