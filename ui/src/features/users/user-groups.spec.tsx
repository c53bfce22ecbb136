import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { groupAnswers, groupRow } from '@/testing/dev/groups'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 2, total: 2, asOf: NOW, problem: null } as const
const desk = {
  guid: 'returns',
  name: 'Returns desk',
  kind: 'public',
  scope: 'participant',
  members: 24,
  joinedAt: NOW,
}
const club = { ...desk, guid: 'book-club', name: 'Book club' }

async function openGroups(answers: Answers = {}) {
  const fake = fakeHost({
    ...talkAnswers(),
    ...groupAnswers(),
    userGroups: async () => ({ rows: [desk, club], total: 2, more: false }),
    groupsList: async () => ({
      rows: [groupRow(), groupRow({ guid: 'vault', name: 'Vault' })],
      total: 2,
      index: ready,
    }),
    gatePlan: async () => ({
      allowed: true,
      reason: null,
      count: 1,
      reversible: true,
      title: '',
      text: '',
      button: '',
      mustType: null,
      production: false,
    }),
    ...answers,
  })
  const view = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'groups' }))
  await screen.findByText('Returns desk')
  return { ...view, fake }
}

describe('the groups of a user', () => {
  it('grow by one that is found by name, and the way back is offered', async () => {
    const { user, fake } = await openGroups()
    await user.click(screen.getByRole('button', { name: 'Add to a group' }))
    await user.type(screen.getByRole('combobox', { name: 'Group to add to' }), 'v')
    expect(await screen.findByRole('option', { name: 'Vault (vault)' })).toBeVisible()
    expect(screen.queryByRole('option', { name: 'Returns desk (returns)' })).toBeNull()
    await user.click(screen.getByRole('option', { name: 'Vault (vault)' }))
    await waitFor(() =>
      expect(fake.calls('groupMembersAdd')).toEqual([
        [demoApp, 'vault', [{ uid: 'maria-lopez', scope: 'participant' }]],
      ]),
    )
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('are left at once, and read again', async () => {
    const { user, fake } = await openGroups()
    const before = fake.calls('userGroups').length
    screen.getByRole('grid', { name: 'Groups' }).focus()
    await user.keyboard('{Delete}')
    await waitFor(() =>
      expect(fake.calls('groupMembersKick')).toEqual([[demoApp, 'returns', ['maria-lopez']]]),
    )
    await waitFor(() => expect(fake.calls('userGroups').length).toBeGreaterThan(before))
  })

  it('take the user with another scope', async () => {
    const { user, fake } = await openGroups()
    await user.pointer({ keys: '[MouseRight]', target: screen.getByText('Book club') })
    await user.click(await screen.findByRole('menuitem', { name: 'Make moderator' }))
    await waitFor(() =>
      expect(fake.calls('groupMembersScope')).toEqual([
        [demoApp, 'book-club', [{ uid: 'maria-lopez', scope: 'moderator' }]],
      ]),
    )
  })

  it('are found by a part of the name', async () => {
    const { user } = await openGroups()
    await user.type(screen.getByRole('searchbox', { name: 'Find among the loaded groups' }), 'book')
    await waitFor(() => expect(screen.queryByText('Returns desk')).toBeNull())
    expect(screen.getByText('Book club')).toBeVisible()
  })

  it('stay as they are under a profile that only reads, which says so', async () => {
    await openGroups({ profileGet: async () => ({ profile: 'readOnly', lockedBy: null }) })
    const add = screen.getByRole('button', { name: 'Add to a group' })
    await waitFor(() => expect(add).toHaveAccessibleDescription(/may only read/))
  })
})
