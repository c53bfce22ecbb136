import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ActivityEntry, UserRow } from '@/bindings'
import { paths } from '@/frame/paths'
import { spanWords } from '@/table/time-span'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userDetail, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 2, total: 2, asOf: NOW, problem: null } as const
const two = [userRow(), userRow({ uid: 'ada-chen', name: 'Ada Chen', tags: [] })]

function withUsers(rows: UserRow[] = two, more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({
    ...talkAnswers(),
    usersList: async () => ({ rows, total: rows.length, index: ready }),
    ...more,
  })
}

describe('the list of users', () => {
  it('asks the index for what the address says', async () => {
    const fake = withUsers()
    await renderAt(paths.users(demoApp, { search: 'mar', role: 'seller', shown: 'all' }))
    await screen.findByText('Maria Lopez')
    const [, filter] = fake.calls('usersList').at(-1) ?? []
    expect(filter).toEqual({
      search: 'mar',
      roles: ['seller'],
      tags: [],
      status: null,
      shown: 'all',
    })
  })

  it('is filtered by when users were made, in words that can be taken off', async () => {
    const fake = withUsers()
    const { user, path } = await renderAt(
      paths.users(demoApp, { created: '2026-01-01..2026-01-31' }),
    )
    await screen.findByText('Maria Lopez')
    const [, filter] = fake.calls('usersList').at(-1) ?? []
    const { from, until } = filter?.created ?? {}
    expect((until ?? 0) - (from ?? 0)).toBe(31 * 86_400 - 1)
    expect(screen.getByText(spanWords('2026-01-01..2026-01-31'))).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Remove the filter Created' }))
    await waitFor(() => expect(path()).not.toContain('created'))
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    const menu = await screen.findByRole('dialog', { name: 'Filters' })
    const lately = within(menu).getByRole('group', { name: 'Last active' })
    await user.click(within(lately).getByLabelText('in the last 30 days'))
    await waitFor(() => expect(path()).toContain('active=30d'))
  })

  it('is searched beside a form that is not saved, which stays and asks nothing', async () => {
    withUsers(two, { userGet: async () => userDetail() })
    const { user, path } = await renderAt(paths.users(demoApp, { edit: 'maria-lopez' }))
    const name = await screen.findByLabelText(/^Name/)
    await user.type(name, ' the second')
    await user.type(screen.getByRole('searchbox', { name: 'Find a user by name or uid' }), 'ada')
    await waitFor(() => expect(path()).toContain('search=ada'))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(name).toHaveValue('Maria Lopez the second')
    await user.click(screen.getByText('Ada Chen'))
    expect(await screen.findByRole('alertdialog', { name: 'Leave without saving?' })).toBeVisible()
  })

  it('says why nobody could be read instead of that nobody is there', async () => {
    const problem = failure('serviceFailed', 'CometChat had a fault of its own.')
    const failed = { phase: 'failed', done: 0, total: null, asOf: null, problem } as const
    const fake = withUsers([], {
      usersList: async () => ({ rows: [], total: 0, index: failed }),
      usersRefresh: async () => ({ ...failed, phase: 'syncing', problem: null }),
    })
    const { user } = await renderAt(paths.users(demoApp))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('CometChat had a fault of its own.')
    expect(screen.queryByText('No users yet')).toBeNull()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(fake.calls('usersRefresh')).toHaveLength(1)
  })

  it('keeps what is typed into the search in the address', async () => {
    withUsers()
    const { user, path } = await renderAt(paths.users(demoApp))
    await user.type(await screen.findByRole('searchbox'), 'ada')
    await waitFor(() => expect(path()).toContain('search=ada'))
  })

  it('says what a user is when there are none', async () => {
    withUsers([])
    await renderAt(paths.users(demoApp))
    expect(await screen.findByText('No users yet')).toBeVisible()
  })

  it('names the filter that hides every row', async () => {
    withUsers([])
    await renderAt(paths.users(demoApp, { role: 'ghost' }))
    expect(await screen.findByText('Nothing matches')).toBeVisible()
    expect(screen.getAllByRole('button', { name: 'Remove the filter Role' })).toHaveLength(2)
  })

  it('deactivates one user at once and offers the way back', async () => {
    const fake = withUsers(two, {
      usersDeactivate: async () => ({
        done: 1,
        unchanged: 0,
        failed: [],
        activity: 'a1',
        undo: 'a1',
      }),
      activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    })
    const { user } = await renderAt(paths.users(demoApp))
    await user.click(await screen.findByRole('checkbox', { name: 'Select Maria Lopez' }))
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }))
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    expect(fake.calls('usersDeactivate')).toEqual([
      [demoApp, { kind: 'some', uids: ['maria-lopez'] }],
    ])
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })
})

describe('a new user', () => {
  it('is not sent while a rule of the service is broken, and says which', async () => {
    const fake = withUsers()
    const { user } = await renderAt(paths.users(demoApp, { new: '1' }))
    await user.type(await screen.findByLabelText(/^UID/), 'Not an id!')
    await user.click(screen.getByRole('button', { name: 'Create user' }))
    expect(await screen.findByText(/Only the letters a to z/)).toBeVisible()
    expect(screen.getByText('Give the user a name.')).toBeVisible()
    expect(fake.calls('userCreate')).toEqual([])
  })

  it('shows a refusal of the service on the field it belongs to', async () => {
    withUsers(two, {
      userCreate: async () => {
        throw failure('conflict', 'There is a user with this uid already.', {
          fields: [{ field: 'uid', message: 'There is a user with this uid already.' }],
        })
      },
    })
    const { user } = await renderAt(paths.users(demoApp, { new: '1' }))
    const uid = await screen.findByLabelText(/^UID/)
    await user.type(uid, 'maria-lopez')
    await user.type(screen.getByLabelText(/^Name/), 'Maria')
    await user.click(screen.getByRole('button', { name: 'Create user' }))
    await waitFor(() => expect(uid).toBeInvalid())
  })
})

describe('a user', () => {
  it('is edited by sending only what changed', async () => {
    const fake = withUsers(two, {
      userGet: async () => userDetail(),
      userUpdate: async () => ({
        value: userDetail({ name: 'Maria L.' }),
        activity: 'a1',
        undo: 'a1',
      }),
    })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { edit: '1' }))
    const name = await screen.findByLabelText(/^Name/)
    await user.clear(name)
    await user.type(name, 'Maria L.')
    await user.type(screen.getByLabelText(/^Status message/), 'At lunch')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('userUpdate')).toHaveLength(1))
    expect(fake.calls('userUpdate')[0]?.[2]).toEqual({
      name: 'Maria L.',
      role: null,
      statusMessage: 'At lunch',
      avatar: null,
      link: null,
      tags: null,
      metadata: null,
    })
  })

  it('whose stored addresses the form would refuse is renamed all the same', async () => {
    const fake = withUsers(two, {
      userGet: async () =>
        userDetail({ avatarUrl: '/faces/maria.png', link: 'data:text/plain,hi' }),
      userUpdate: async () => ({ value: userDetail(), activity: 'a1', undo: null }),
    })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { edit: '1' }))
    await user.type(await screen.findByLabelText(/^Name/), ' II')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('userUpdate')).toHaveLength(1))
    expect(fake.calls('userUpdate')[0]?.[2]).toMatchObject({ name: 'Maria Lopez II', avatar: null })
  })

  it('tells what was done to it, newest first, and what failed with the reason', async () => {
    const entry = (id: string, sentence: string, problem: string | null): ActivityEntry => ({
      id,
      at: NOW,
      connection: 'demo',
      connectionName: 'Demo',
      app: demoApp.app,
      appName: 'Northwind Market',
      act: 'userUpdate',
      sentence,
      object: { kind: 'user', id: 'maria-lopez', name: 'Maria Lopez' },
      before: null,
      after: null,
      outcome: problem === null ? 'done' : 'failed',
      problem,
      requestId: null,
      undo: 'none',
    })
    withUsers(two, {
      activityList: async () => [
        entry('a2', 'Deactivated Maria Lopez', 'This key may not change users.'),
        entry('a1', 'Changed Maria Lopez', null),
      ],
    })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez'))
    await user.click(await screen.findByRole('tab', { name: 'History' }))
    await screen.findByText('Changed Maria Lopez')
    const told = screen
      .getAllByRole('listitem')
      .map((each) => each.textContent ?? '')
      .filter((text) => text.includes('Maria Lopez'))
    expect(told[0]).toMatch(/Deactivated Maria Lopez Failed This key may not change users\./)
    expect(told[1]).toMatch(/Changed Maria Lopez/)
  })

  it('is only deleted for good once the uid is typed', async () => {
    const fake = withUsers(two, {
      userDeleteForGood: async () => ({ value: null, activity: 'a1', undo: null }),
    })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez'))
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: /Delete for good/ }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }))
    expect(fake.calls('userDeleteForGood')).toEqual([])
    await user.type(within(dialog).getByRole('textbox'), 'maria-lopez')
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }))
    await waitFor(() =>
      expect(fake.calls('userDeleteForGood')).toEqual([[demoApp, 'maria-lopez', 'maria-lopez']]),
    )
  })

  it('who is gone may be deactivated: the page says so and offers both ways on', async () => {
    withUsers(two, {
      userGet: async () => {
        throw failure('userGone', 'There is no active user with this uid.')
      },
    })
    await renderAt(paths.user(demoApp, 'ghost'))
    expect(await screen.findByRole('button', { name: 'Reactivate, if deactivated' })).toBeVisible()
  })
})
