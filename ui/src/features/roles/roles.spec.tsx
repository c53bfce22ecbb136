import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { roleAnswers, roleRow, SELLER } from '@/testing/dev/roles'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { activityEntry, demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { roleFault, whyNotCreate, whyNotDelete } from './rules'

function withRoles(more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({
    ...talkAnswers(),
    ...roleAnswers(),
    activityList: async () => [],
    activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    gatePlan: async ({ subject }) => ({
      allowed: true,
      reason: null,
      count: 4000,
      reversible: false,
      title: 'Delete the role Seller?',
      text: '4,000 users have it.',
      button: 'Delete role',
      mustType: subject,
      production: false,
    }),
    ...more,
  })
}

describe('the list of roles', () => {
  it('says how many users have each, and where these may not be all', async () => {
    withRoles({ rolesList: async () => [roleRow(), { ...SELLER, counted: false }] })
    await renderAt(paths.roles(demoApp))
    expect(await screen.findByText('80,000')).toBeVisible()
    expect(screen.getByText('at least 4,000')).toBeVisible()
  })

  it('offers readers and support nothing to change, with the reason', async () => {
    withRoles({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    await renderAt(paths.roles(demoApp))
    const button = await screen.findByRole('button', { name: 'New role' })
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
    expect(whyNotDelete(SELLER)).toBeNull()
    expect(whyNotDelete(roleRow())).toMatch(/so it stays/)
    expect(whyNotCreate(Array.from({ length: 25 }, () => SELLER))).toMatch(/at most 25/)
  })

  it('deletes a role once its id is typed, and offers the way back', async () => {
    const fake = withRoles()
    const { user } = await renderAt(paths.roles(demoApp))
    await screen.findByText('Seller')
    screen.getByRole('grid').focus()
    await user.keyboard('{ArrowDown}{Delete}')
    const dialog = await screen.findByRole('alertdialog')
    await user.type(within(dialog).getByRole('textbox'), 'seller')
    await user.click(within(dialog).getByRole('button', { name: 'Delete role' }))
    await waitFor(() => expect(fake.calls('roleDelete')).toEqual([[demoApp, 'seller', 'seller']]))
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('shows one role beside it, with its history', async () => {
    const object = { kind: 'role', id: 'seller', name: 'Seller' }
    withRoles({
      activityList: async () => [activityEntry({ object, sentence: 'Renamed', outcome: 'failed' })],
    })
    await renderAt(paths.roles(demoApp, { peek: 'seller' }))
    const panel = await screen.findByRole('complementary', { name: 'Seller' })
    expect(await within(panel).findByText('Failed')).toBeVisible()
    expect(within(panel).getByText('friends alone')).toBeVisible()
    expect(within(panel).getByRole('link', { name: 'Show them' })).toHaveAttribute(
      'href',
      paths.users(demoApp, { role: 'seller' }),
    )
  })
})

describe('a role', () => {
  it('is made with its settings, and a taken id stands at its field', async () => {
    const fake = withRoles({
      roleCreate: async () => {
        throw failure('conflict', 'There is a role with this id already.')
      },
    })
    const { user } = await renderAt(paths.roles(demoApp, { new: '1' }))
    const id = await screen.findByLabelText(/^Role id/)
    await user.type(id, 'Not one!')
    await user.tab()
    expect(await screen.findByText(roleFault('Not one!') ?? '')).toBeVisible()
    await user.clear(id)
    await user.type(id, 'agent')
    await user.type(screen.getByLabelText(/^Name/), 'Agent')
    await user.click(screen.getByRole('button', { name: 'Create role' }))
    await waitFor(() => expect(id).toBeInvalid())
    expect(fake.calls('roleCreate')[0]?.[1]).toEqual({
      role: 'agent',
      name: 'Agent',
      description: '',
      metadata: '',
      listUsers: 'all',
      sendMessagesTo: 'all',
    })
  })

  it('whose stored description the form would refuse is edited all the same', async () => {
    const long = { ...SELLER, description: 'x'.repeat(300) }
    const fake = withRoles({ rolesList: async () => [roleRow(), long] })
    const { user } = await renderAt(paths.roles(demoApp, { edit: 'seller' }))
    await user.type(await screen.findByLabelText(/^Name/), ' II')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('roleUpdate')).toHaveLength(1))
  })

  it('is edited by sending only what changed', async () => {
    const fake = withRoles()
    const { user } = await renderAt(paths.roles(demoApp, { edit: 'seller' }))
    await user.clear(await screen.findByLabelText('Description'))
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('roleUpdate')).toHaveLength(1))
    expect(fake.calls('roleUpdate')[0]?.slice(1)).toEqual([
      'seller',
      { name: null, description: '', metadata: null, listUsers: null, sendMessagesTo: null },
    ])
  })
})

describe('older restrictions', () => {
  it('move to permissions where one forbids the same, and the way back is offered', async () => {
    const fake = withRoles()
    const { user } = await renderAt(paths.roles(demoApp, { tab: 'restrictions' }))
    const listed = await screen.findByRole('list', { name: 'Older restrictions of Seller' })
    expect(within(listed).getByText('Cannot sign out')).toBeVisible()
    expect(within(listed).getByText('no permission of roles forbids this')).toBeVisible()
    expect(within(listed).getAllByRole('button', { name: /^Move/ })).toHaveLength(1)
    await user.click(
      within(listed).getByRole('button', { name: 'Move “create groups” to permissions' }),
    )
    await waitFor(() =>
      expect(fake.calls('restrictionsMove')).toEqual([[demoApp, 'seller', ['createGroup']]]),
    )
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('are none, and it is said what they were', async () => {
    withRoles({ restrictionsList: async () => [] })
    await renderAt(paths.roles(demoApp, { tab: 'restrictions' }))
    expect(await screen.findByText('No older restrictions')).toBeVisible()
  })
})

describe('what users of a role may do', () => {
  it('is told in sentences for the role, scope and group of the address', async () => {
    const fake = withRoles()
    const where = { tab: 'may', role: 'seller', scope: 'participant', guid: 'returns' }
    await renderAt(paths.roles(demoApp, where))
    expect(await screen.findByText('Cannot create groups.')).toBeVisible()
    expect(screen.getByText('Permission createGroup of the role Seller')).toBeVisible()
    expect(fake.calls('roleAbilities')[0]?.slice(1, 4)).toEqual([
      'seller',
      'returns',
      'participant',
    ])
  })
})
