import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userDetail, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null } as const
const ada = userRow({ uid: 'ada-chen', name: 'Ada Chen' })
const report = { done: 1, unchanged: 0, failed: [], activity: 'a1', undo: 'a1' }

function withTies(more: Answers = {}) {
  return fakeHost({
    ...talkAnswers(),
    userGet: async () => userDetail(),
    usersList: async () => ({ rows: [ada], total: 1, index: ready }),
    rolesList: async () => [],
    userFriends: async () => ({ rows: [ada], total: 1, more: false }),
    userBlocked: async () => ({ rows: [], total: 0, more: false }),
    userFriendsAdd: async () => report,
    userFriendsRemove: async () => report,
    userBlock: async () => report,
    userUnblock: async () => report,
    activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    ...more,
  })
}

describe('the friends of a user', () => {
  it('grow by one that is found by name', async () => {
    const fake = withTies()
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'friends' }))
    await user.click(await screen.findByRole('button', { name: 'Add a friend' }))
    await user.type(screen.getByRole('combobox', { name: 'Friend to add' }), 'ada')
    await user.click(await screen.findByRole('option', { name: 'Ada Chen (ada-chen)' }))
    await waitFor(() =>
      expect(fake.calls('userFriendsAdd')).toEqual([[demoApp, 'maria-lopez', ['ada-chen']]]),
    )
  })

  it('are parted at once, and the way back is offered', async () => {
    const fake = withTies()
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'friends' }))
    await screen.findByText('Ada Chen')
    screen.getByRole('grid').focus()
    await user.keyboard('{Delete}')
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    expect(fake.calls('userFriendsRemove')).toEqual([[demoApp, 'maria-lopez', ['ada-chen']]])
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('are written to a file', async () => {
    const fake = withTies({ exportColumns: async () => [{ id: 'uid', label: 'UID' }] })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'friends' }))
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    await screen.findByText('UID', { selector: 'dialog *, [role=dialog] *' })
    expect(fake.calls('exportColumns')).toEqual([[{ kind: 'userFriends', uid: 'maria-lopez' }]])
  })

  it('are found by a part of the name', async () => {
    const bob = userRow({ uid: 'bob-ray', name: 'Bob Ray' })
    withTies({ userFriends: async () => ({ rows: [ada, bob], total: 2, more: false }) })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'friends' }))
    await screen.findByText('Bob Ray')
    const search = screen.getByRole('searchbox', { name: 'Find among the loaded friends' })
    await user.type(search, 'ray')
    await waitFor(() => expect(screen.queryByText('Ada Chen')).toBeNull())
    expect(screen.getByText('Bob Ray')).toBeVisible()
    await user.type(search, 'x')
    const nothing = { name: 'Nothing here matches “rayx”.' }
    expect(await screen.findByRole('heading', nothing)).toBeVisible()
  })

  it('stay as they are under a profile that only reads, which says so', async () => {
    withTies({ profileGet: async () => ({ profile: 'readOnly', lockedBy: null }) })
    await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'friends' }))
    const add = await screen.findByRole('button', { name: 'Add a friend' })
    await waitFor(() => expect(add).toHaveAttribute('aria-disabled', 'true'))
  })
})

describe('the blocks of a user', () => {
  it('are looked at from both sides, and each side is changed', async () => {
    const fake = withTies({ userBlocks: async () => ({ blocks: false, isBlocked: true }) })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'blocked' }))
    await user.click(await screen.findByRole('button', { name: 'Look at both sides' }))
    await user.type(screen.getByRole('combobox', { name: 'The other user' }), 'ada')
    await user.click(await screen.findByRole('option', { name: 'Ada Chen (ada-chen)' }))
    const sides = await screen.findByRole('list', { name: 'Both sides' })
    expect(sides).toHaveTextContent('maria-lopez does not block ada-chen.')
    expect(sides).toHaveTextContent('ada-chen blocks maria-lopez.')
    await user.click(within(sides).getByRole('button', { name: 'Lift the block' }))
    await waitFor(() =>
      expect(fake.calls('userUnblock')).toEqual([[demoApp, 'ada-chen', ['maria-lopez']]]),
    )
  })
})

describe('the conversations of a user', () => {
  it('are those that the user has', async () => {
    const fake = withTies()
    await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'conversations' }))
    await waitFor(() =>
      expect(fake.calls('conversationsList').at(-1)?.[1]).toMatchObject({ of: 'maria-lopez' }),
    )
    expect(await screen.findByRole('grid', { name: 'Conversations' })).toBeVisible()
  })
})
