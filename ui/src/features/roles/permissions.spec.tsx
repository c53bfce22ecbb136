import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { ofRole, roleAnswers, roleMatrix } from '@/testing/dev/roles'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

type Answers = Parameters<typeof fakeHost>[0]

async function withMatrix(more: Answers = {}, search: Record<string, string | string[]> = {}) {
  const fake = fakeHost({
    ...talkAnswers(),
    ...roleAnswers(),
    activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    ...more,
  })
  const view = await renderAt(paths.roles(demoApp, { tab: 'permissions', ...search }))
  await screen.findByRole('table', { name: 'Permissions by role' })
  return { fake, ...view }
}

const cell = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) })
const bar = () => screen.getByRole('region', { name: 'Changes not saved yet' })

describe('the matrix of permissions', () => {
  it('shows what counts and where it comes from, the API name with each', async () => {
    await withMatrix()
    expect(cell('Create groups, Seller')).toHaveAccessibleName(
      'Create groups, Seller: denied, set here',
    )
    expect(cell('Create groups, Default')).toHaveAccessibleName(
      'Create groups, Default: allowed, default',
    )
    const head = screen.getByRole('rowheader', { name: /^Create groups/ })
    expect(head).toHaveAttribute('data-tip', 'createGroup')
  })

  it('is edited in place by keyboard, listed, and saved all at once', async () => {
    const { fake, user } = await withMatrix()
    cell('Which roles they see in it, Default').focus()
    await user.keyboard('{ArrowDown}')
    expect(cell('Send messages, Default')).toHaveFocus()
    await user.keyboard('{Enter}')
    const editor = await screen.findByRole('dialog', { name: 'Send messages, Default' })
    await user.click(within(editor).getByRole('radio', { name: 'denied' }))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(cell('Send messages, Default')).toHaveFocus())
    await user.keyboard('{ArrowDown}{ArrowRight}{Delete}')
    expect(cell('To whom, Seller')).toHaveAccessibleName(/back to the default, not saved/)
    expect(within(bar()).getByText('2 changes are not saved yet')).toBeVisible()
    expect(within(bar()).getByText('Default: Send messages')).toBeVisible()
    await user.click(within(bar()).getByRole('button', { name: 'Save 2 changes' }))
    await waitFor(() => expect(fake.calls('permissionsSave')).toHaveLength(1))
    expect(fake.calls('permissionsSave')[0]?.[1]).toEqual([
      { holder: ofRole('default'), permission: 'sendMessage', before: null, after: ['deny'] },
      {
        holder: ofRole('seller'),
        permission: 'sendMessage.mode',
        before: ['friends'],
        after: null,
      },
    ])
    await waitFor(() => expect(screen.queryByRole('region', { name: /not saved/ })).toBeNull())
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('takes a list of words, of roles and of texts', async () => {
    const { fake, user } = await withMatrix()
    await user.click(cell('Types they create, Seller'))
    let editor = await screen.findByRole('dialog')
    await user.click(within(editor).getByRole('radio', { name: 'Only these:' }))
    await user.click(within(editor).getByRole('checkbox', { name: 'public' }))
    await user.click(within(editor).getByRole('button', { name: 'Close' }))
    await user.click(cell('Which roles they see in it, Seller'))
    editor = await screen.findByRole('dialog', { name: /^Which roles/ })
    await user.click(within(editor).getByRole('radio', { name: 'Only these:' }))
    await user.click(within(editor).getByRole('checkbox', { name: 'Default' }))
    await user.click(within(editor).getByRole('button', { name: 'Close' }))
    await user.click(cell('Files they send, Seller'))
    editor = await screen.findByRole('dialog', { name: /^Files/ })
    await user.click(within(editor).getByRole('radio', { name: 'No limit' }))
    await user.click(within(editor).getByRole('button', { name: 'Close' }))
    await user.click(within(bar()).getByRole('button', { name: 'Save 3 changes' }))
    await waitFor(() => expect(fake.calls('permissionsSave')).toHaveLength(1))
    expect(fake.calls('permissionsSave')[0]?.[1].map((each) => each.after)).toEqual([
      ['public'],
      ['default'],
      [],
    ])
  })

  it('keeps what the service refuses as a change with its sentence', async () => {
    const { user } = await withMatrix({
      permissionsSave: async (_, changes) => ({
        conflicts: [],
        saved: changes.slice(1),
        failed: [
          {
            holder: ofRole('default'),
            permission: 'createGroup',
            message: 'The plan of this app does not include this feature.',
          },
        ],
        activities: ['a1'],
        undo: ['a1'],
      }),
    })
    await user.click(cell('Create groups, Default'))
    await user.click(await screen.findByRole('radio', { name: 'denied' }))
    await user.click(screen.getByRole('button', { name: 'Close' }))
    cell('To whom, Seller').focus()
    await user.keyboard('{Delete}')
    await user.click(within(bar()).getByRole('button', { name: 'Save 2 changes' }))
    expect(
      await within(bar()).findByText('The plan of this app does not include this feature.'),
    ).toBeVisible()
    expect(within(bar()).getByText('1 change is not saved yet')).toBeVisible()
    expect(cell('Create groups, Default')).toHaveAccessibleDescription(/plan of this app/)
  })

  it('shows what somebody else changed meanwhile and asks what shall count', async () => {
    let asked = 0
    const { fake, user } = await withMatrix({
      permissionsSave: async (_, changes) => {
        asked += 1
        const [change] = changes
        const conflicts = asked === 1 && change ? [{ change, now: ['friends'] }] : []
        const saved = asked === 1 ? [] : changes
        return { conflicts, saved, failed: [], activities: [], undo: [] }
      },
    })
    await user.click(cell('To whom, Default'))
    await user.click(await screen.findByRole('radio', { name: 'everybody' }))
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(within(bar()).getByRole('button', { name: 'Save 1 change' }))
    const dialog = await screen.findByRole('dialog', {
      name: 'Somebody else changed this meanwhile',
    })
    expect(within(dialog).getByText('friends alone')).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Save mine over it' }))
    await waitFor(() => expect(fake.calls('permissionsSave')).toHaveLength(2))
    expect(fake.calls('permissionsSave')[1]?.[1][0]?.before).toEqual(['friends'])
  })

  it('compares two roles by what differs, and makes one as the other', async () => {
    const { user } = await withMatrix({}, { role: ['default', 'seller'], differ: '1' })
    expect(screen.getAllByRole('rowheader', { name: /What it does/ })).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'All permissions of Default' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Copy all from Seller' }))
    expect(await screen.findByText('These do not differ in any permission.')).toBeVisible()
    expect(within(bar()).getByText('2 changes are not saved yet')).toBeVisible()
    await user.click(within(bar()).getByRole('button', { name: 'Discard' }))
    expect(screen.getAllByRole('rowheader', { name: /What it does/ })).toHaveLength(2)
  })

  it('keeps what is not saved while other roles are chosen, and asks before it is left', async () => {
    const { user } = await withMatrix({}, { role: ['default', 'seller'] })
    cell('To whom, Seller').focus()
    await user.keyboard('{Delete}')
    await user.click(screen.getByRole('switch', { name: 'Only what differs' }))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(within(bar()).getByText('Seller: To whom')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: 'Roles' }))
    const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' })
    await user.click(within(question).getByRole('button', { name: 'Cancel' }))
    expect(within(bar()).getByText('Seller: To whom')).toBeVisible()
  })

  it('resets a whole role', async () => {
    const { user } = await withMatrix()
    await user.click(screen.getByRole('button', { name: 'All permissions of Seller' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Reset all to the default' }))
    expect(within(bar()).getByText('2 changes are not saved yet')).toBeVisible()
  })

  it('lets readers look and says why they change nothing', async () => {
    const { user } = await withMatrix({
      profileGet: async () => ({ profile: 'readOnly', lockedBy: null }),
    })
    const denied = cell('Create groups, Seller')
    await waitFor(() => expect(denied).toHaveAttribute('aria-disabled', 'true'))
    await user.click(denied)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(denied).toHaveAccessibleDescription(/only read/)
  })

  it('says where the service does not tell what is set', async () => {
    const { rows, columns } = roleMatrix()
    await withMatrix({
      rolePermissions: async () => ({
        rows,
        columns: columns.map((column) => ({ ...column, set: {}, told: false })),
      }),
    })
    expect(
      screen.getByText(/tells what is set for Default, Seller only in its answer/),
    ).toBeVisible()
    expect(cell('Create groups, Default')).toHaveAccessibleName(/as far as CometChat tells/)
  })
})

describe('a plan without permissions', () => {
  it('says what is missing and what works all the same', async () => {
    fakeHost({
      ...talkAnswers(),
      ...roleAnswers(),
      rolePermissions: async () => {
        throw failure('planRestricted', 'The plan of this app does not include this feature.')
      },
    })
    await renderAt(paths.roles(demoApp, { tab: 'permissions' }))
    expect(await screen.findByText(/does not include this feature/)).toBeVisible()
    expect(screen.getByText(/Roles, their settings and older/)).toBeVisible()
  })
})

describe('permissions of scopes', () => {
  it('stand on the page of their group and are saved for it', async () => {
    const fake = fakeHost({ ...talkAnswers(), ...roleAnswers() })
    const { user } = await renderAt(paths.group(demoApp, 'returns', { tab: 'permissions' }))
    await user.click(
      await screen.findByRole('button', { name: /^Send messages, Participants: allowed/ }),
    )
    await user.click(await screen.findByRole('radio', { name: 'denied' }))
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(within(bar()).getByRole('button', { name: 'Save 1 change' }))
    await waitFor(() => expect(fake.calls('permissionsSave')).toHaveLength(1))
    expect(fake.calls('permissionsSave')[0]?.[1][0]?.holder).toEqual({
      kind: 'scope',
      guid: 'returns',
      scope: 'participant',
    })
  })
})
