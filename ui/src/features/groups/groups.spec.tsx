import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { batch, groupAnswers, groupDetail } from '@/testing/dev/groups'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, jobPlan, jobRow, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 2, total: 2, asOf: null, problem: null } as const

function withGroups(more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({
    ...talkAnswers(),
    ...groupAnswers(),
    usersList: async () => ({
      rows: [userRow({ uid: 'dee-park', name: 'Dee Park' })],
      total: 1,
      index: ready,
    }),
    gatePlan: async ({ act, subject, selection }) => ({
      allowed: true,
      reason: null,
      count: selection?.kind === 'some' ? selection.uids.length : 1,
      reversible: act !== 'groupDelete',
      title: act === 'groupDelete' ? 'Delete Returns desk?' : 'Kick 2 users out of Returns desk?',
      text: 'Words of the core.',
      button: act === 'groupDelete' ? 'Delete group' : 'Kick 2 users',
      mustType: act === 'groupDelete' ? subject : null,
      production: false,
    }),
    ...more,
  })
}

describe('the list of groups', () => {
  it('shows a group beside it with Space, and edits it from there', async () => {
    withGroups()
    const { user } = await renderAt(paths.groups(demoApp))
    await screen.findByText('Returns desk')
    act(() => screen.getByRole('grid', { name: 'Groups' }).focus())
    await user.keyboard(' ')
    const panel = await screen.findByRole('complementary', { name: 'Returns desk' })
    expect(await within(panel).findByRole('link', { name: 'Open the group' })).toHaveAttribute(
      'href',
      paths.group(demoApp, groupDetail().guid),
    )
    await user.click(within(panel).getByRole('button', { name: 'Edit' }))
    expect(await screen.findByRole('complementary', { name: 'Edit Returns desk' })).toBeVisible()
  })

  it('is filtered as the address says', async () => {
    const fake = withGroups()
    const address = { kind: 'public', owner: 'maria-lopez', members: '11-100', tag: 'featured' }
    const { user } = await renderAt(paths.groups(demoApp, address))
    await screen.findByText('Returns desk')
    const asked = {
      search: '',
      kinds: ['public'],
      owners: ['maria-lopez'],
      members: { least: 11, most: 100 },
      tags: ['featured'],
    }
    expect(fake.calls('groupsList').at(-1)?.[1]).toEqual(asked)
    expect(screen.getByText('11 to 100')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Remove the filter Members' }))
    const { members, ...rest } = asked
    await waitFor(() => expect(fake.calls('groupsList').at(-1)?.[1]).toEqual(rest))
  })

  it('says that it is being read, or why it could not be, instead of that there are none', async () => {
    const reading = { phase: 'syncing', done: 0, total: null, asOf: null, problem: null } as const
    const fake = withGroups({
      groupsList: async () => ({ rows: [], total: 0, index: reading }),
    })
    await renderAt(paths.groups(demoApp))
    await screen.findByText('Reading the groups')
    const problem = failure('serviceFailed', 'CometChat had a fault of its own.')
    fake.nudge('indexProgress', {
      app: demoApp,
      users: reading,
      groups: { ...reading, phase: 'failed', problem },
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('CometChat had a fault of its own.')
    expect(screen.queryByText('No groups yet')).toBeNull()
  })

  it('only offers what the profile may do and says why', async () => {
    withGroups({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    await renderAt(paths.groups(demoApp))
    const button = await screen.findByRole('button', { name: 'New group' })
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
  })
})

describe('a new group', () => {
  it('of type password is not sent without one', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.groups(demoApp, { new: '1' }))
    await user.type(await screen.findByLabelText(/^GUID/), 'vault')
    await user.type(screen.getByLabelText(/^Name/), 'Vault')
    await user.click(screen.getByRole('combobox', { name: /^Type/ }))
    await user.click(await screen.findByRole('option', { name: 'password' }))
    await user.click(screen.getByRole('button', { name: 'Create group' }))
    expect(await screen.findByText('A group of this type needs a password.')).toBeVisible()
    expect(fake.calls('groupCreate')).toEqual([])
    await user.type(screen.getByLabelText(/^Password/), 'open sesame')
    await user.click(screen.getByRole('button', { name: 'Create group' }))
    await waitFor(() => expect(fake.calls('groupCreate')).toHaveLength(1))
    expect(fake.calls('groupCreate')[0]?.[1]).toMatchObject({
      guid: 'vault',
      kind: 'password',
      password: 'open sesame',
    })
  })

  it('takes its first members from a pasted list', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.groups(demoApp, { new: '1' }))
    await user.type(await screen.findByLabelText(/^GUID/), 'desk')
    await user.type(screen.getByLabelText(/^Name/), 'Desk')
    await user.click(screen.getByRole('button', { name: 'Paste a list of uids' }))
    await user.click(screen.getByLabelText('Uids'))
    await user.paste('ada-chen,admin\nghost')
    await user.click(screen.getByRole('button', { name: 'Take 2 users' }))
    const chosen = await screen.findByRole('list', { name: 'Chosen members' })
    expect(await within(chosen).findByText('Ada Chen')).toBeVisible()
    expect(within(chosen).getByText('not among the users that Halley knows')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Create group' }))
    await waitFor(() => expect(fake.calls('groupCreate')).toHaveLength(1))
    expect(fake.calls('groupCreate')[0]?.[1].members).toEqual([
      { uid: 'ada-chen', scope: 'admin' },
      { uid: 'ghost', scope: 'participant' },
    ])
  })

  it('shows a refusal of the service on the field it belongs to', async () => {
    withGroups({
      groupCreate: async () => {
        throw failure('conflict', 'There is a group with this guid already.')
      },
    })
    const { user } = await renderAt(paths.groups(demoApp, { new: '1' }))
    const guid = await screen.findByLabelText(/^GUID/)
    await user.type(guid, 'returns')
    await user.type(screen.getByLabelText(/^Name/), 'Returns')
    await user.click(screen.getByRole('button', { name: 'Create group' }))
    await waitFor(() => expect(guid).toBeInvalid())
  })
})

describe('a group', () => {
  it('is edited by sending only what changed', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns', { edit: '1' }))
    const text = await screen.findByLabelText('Description')
    await user.clear(text)
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('groupUpdate')).toHaveLength(1))
    const [, guid, changes, password] = fake.calls('groupUpdate')[0] ?? []
    expect([guid, password]).toEqual(['returns', null])
    expect(changes).toEqual({
      name: null,
      kind: null,
      description: '',
      icon: null,
      tags: null,
      metadata: null,
    })
  })

  it('whose stored icon the form would refuse is edited all the same', async () => {
    const fake = withGroups({ groupGet: async () => groupDetail({ iconUrl: '/icons/desk.png' }) })
    const { user } = await renderAt(paths.group(demoApp, 'returns', { edit: '1' }))
    await user.type(await screen.findByLabelText('Description'), ' again')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('groupUpdate')).toHaveLength(1))
  })

  it('is only deleted once the guid is typed', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns'))
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: /Delete/ }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Delete group' }))
    expect(fake.calls('groupDelete')).toEqual([])
    await user.type(within(dialog).getByRole('textbox'), 'returns')
    await user.click(within(dialog).getByRole('button', { name: 'Delete group' }))
    await waitFor(() =>
      expect(fake.calls('groupDelete')).toEqual([[demoApp, 'returns', 'returns']]),
    )
  })

  it('is given another owner, found by name', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns', { owner: '1' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByRole('combobox'), 'dee')
    await user.click(await screen.findByRole('option', { name: 'Dee Park (dee-park)' }))
    await user.click(within(dialog).getByRole('button', { name: 'Change owner' }))
    await waitFor(() =>
      expect(fake.calls('groupTransfer')).toEqual([[demoApp, 'returns', 'dee-park']]),
    )
  })

  it('lists its banned users and lifts a ban', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns', { tab: 'banned' }))
    await user.click(await screen.findByRole('checkbox', { name: 'Select Sami Wang' }))
    const bar = await screen.findByRole('region', { name: 'Selection' })
    await user.click(within(bar).getByRole('button', { name: 'Lift the ban' }))
    await waitFor(() =>
      expect(fake.calls('groupMembersUnban')).toEqual([[demoApp, 'returns', ['sami-wang']]]),
    )
  })
})

describe('members', () => {
  it('are filtered by scope', async () => {
    const fake = withGroups()
    await renderAt(paths.group(demoApp, 'returns', { scope: 'moderator' }))
    expect(await screen.findByText('Ada Chen')).toBeVisible()
    expect(screen.queryByText('James Smith')).toBeNull()
    expect(fake.calls('groupMembers')[0]?.[2]).toEqual({ scopes: ['moderator'], search: '' })
  })

  it('one is kicked at once and the way back is offered', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns'))
    await user.click(await screen.findByRole('checkbox', { name: 'Select James Smith' }))
    await user.click(await screen.findByRole('button', { name: 'Kick' }))
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    expect(fake.calls('groupMembersKick')).toEqual([[demoApp, 'returns', ['james-smith']]])
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('several are kicked only after the words of the core were confirmed', async () => {
    const fake = withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns'))
    await user.click(await screen.findByRole('checkbox', { name: 'Select James Smith' }))
    await user.click(screen.getByRole('checkbox', { name: 'Select Ada Chen' }))
    await user.click(await screen.findByRole('button', { name: 'Kick' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(fake.calls('groupMembersKick')).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: 'Kick 2 users' }))
    await waitFor(() => expect(fake.calls('groupMembersKick')).toHaveLength(1))
  })

  it('the owner stays: the acts say why', async () => {
    withGroups()
    const { user } = await renderAt(paths.group(demoApp, 'returns'))
    await user.click(await screen.findByRole('checkbox', { name: 'Select Maria Lopez' }))
    const bar = await screen.findByRole('region', { name: 'Selection' })
    const kick = within(bar).getByRole('button', { name: /^Kick/ })
    await waitFor(() => expect(kick).toHaveAttribute('aria-disabled', 'true'))
  })

  it('whoever the service refuses stays in the form with the reason', async () => {
    withGroups({
      groupGet: async () => groupDetail(),
      groupMembersAdd: async () =>
        batch(1, {
          failed: [
            {
              id: 'ghost',
              message: 'There is no user with this uid.',
              serviceCode: 'ERR_UID_NOT_FOUND',
            },
          ],
        }),
    })
    const { user } = await renderAt(paths.group(demoApp, 'returns', { add: '1' }))
    await user.click(await screen.findByRole('button', { name: 'Paste a list of uids' }))
    await user.click(screen.getByLabelText('Uids'))
    await user.paste('dee-park ghost')
    await user.click(screen.getByRole('button', { name: 'Take 2 users' }))
    const panel = screen.getByRole('complementary', { name: /^Add members/ })
    await user.click(within(panel).getByRole('button', { name: 'Add members' }))
    expect(await within(panel).findByText('There is no user with this uid.')).toBeVisible()
    expect(within(panel).queryByLabelText('Scope of dee-park')).toBeNull()
  })

  it('of a file, more than a hundred, are added as a job after its dry run', async () => {
    const fake = withGroups({
      jobPlan: async () =>
        jobPlan({
          title: 'Add 150 users to Returns desk?',
          button: 'Add 150 users',
          mustType: null,
        }),
      jobBegin: async () => jobRow({ title: 'Add 150 users to Returns desk' }),
      jobDiscard: async () => null,
    })
    const { user } = await renderAt(paths.group(demoApp, 'returns', { add: '1' }))
    const lines = ['uid,scope', ...Array.from({ length: 150 }, (_, n) => `user-${n},moderator`)]
    const file = new File([lines.join('\n')], 'members.csv', { type: 'text/csv' })
    await user.upload(await screen.findByLabelText('File of uids'), file)
    expect(await screen.findByText('Took 150 users from members.csv.')).toBeVisible()
    const panel = screen.getByRole('complementary', { name: /^Add members/ })
    await user.click(within(panel).getByRole('button', { name: 'Add members' }))
    const dialog = await screen.findByRole('dialog', { name: 'Add 150 users to Returns desk?' })
    expect(fake.calls('groupMembersAdd')).toEqual([])
    const [request] = fake.calls('jobPlan').at(-1) ?? []
    expect(request?.task).toMatchObject({ kind: 'members', guid: 'returns' })
    expect(request?.selection).toMatchObject({ kind: 'some' })
    await user.click(within(dialog).getByRole('button', { name: 'Add 150 users' }))
    await waitFor(() => expect(fake.calls('jobBegin')).toHaveLength(1))
    expect(await screen.findByText(/^Begun: Add 150 users/)).toBeVisible()
    await waitFor(() =>
      expect(screen.queryByRole('complementary', { name: /^Add members/ })).toBeNull(),
    )
  })
})
