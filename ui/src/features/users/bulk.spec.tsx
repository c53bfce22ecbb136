import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { roleRow } from '@/testing/dev/roles'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { demoApp, jobPlan, jobRow, NOW, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 480, total: 480, asOf: NOW, problem: null } as const
const rows = [userRow(), userRow({ uid: 'ada-chen', name: 'Ada Chen', tags: [] })]
const all = {
  kind: 'all',
  filter: { search: '', roles: [], tags: [], status: null, shown: 'active' },
  except: [],
}

async function withAllSelected(answers: Answers = {}) {
  const fake = fakeHost({
    ...talkAnswers(),
    usersList: async () => ({ rows, total: 480, index: ready }),
    usersFacets: async () => ({ roles: [], tags: [{ value: 'vip', count: 3 }] }),
    rolesList: async () => [roleRow({ role: 'vip', name: 'VIP', users: 3 })],
    jobPlan: async () => jobPlan(),
    jobBegin: async () => jobRow(),
    jobDiscard: async () => null,
    ...answers,
  })
  const view = await renderAt(paths.users(demoApp))
  await view.user.click(await screen.findByRole('checkbox', { name: 'Select Maria Lopez' }))
  await view.user.click(await screen.findByRole('button', { name: 'Select all 480' }))
  return { ...view, fake }
}

const bar = () => within(screen.getByRole('region', { name: 'Selection' }))

describe('one selected user', () => {
  it('is deleted for good as from its row: named, and with the uid typed', async () => {
    const fake = fakeHost({
      ...talkAnswers(),
      usersList: async () => ({ rows, total: 2, index: ready }),
      gatePlan: async ({ act, subject }) => ({
        allowed: true,
        reason: null,
        count: 1,
        reversible: false,
        title: act === 'userDelete' ? 'Delete Maria Lopez for good?' : 'Delete 1 user for good?',
        text: 'Words of the core.',
        button: 'Delete for good',
        mustType: subject,
        production: false,
      }),
      userDeleteForGood: async () => ({ value: null, activity: 'a1', undo: null }),
    })
    const { user } = await renderAt(paths.users(demoApp))
    await user.click(await screen.findByRole('checkbox', { name: 'Select Maria Lopez' }))
    await user.click(bar().getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete for good' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete Maria Lopez for good?' })
    await user.type(within(dialog).getByLabelText('Type maria-lopez to go on'), 'maria-lopez')
    await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }))
    await waitFor(() =>
      expect(fake.calls('userDeleteForGood')).toEqual([[demoApp, 'maria-lopez', 'maria-lopez']]),
    )
    expect(fake.calls('jobPlan')).toEqual([])
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull())
  })
})

describe('many users', () => {
  it('get a role after a dry run and the count typed', async () => {
    const { user, fake } = await withAllSelected()
    await user.click(bar().getByRole('button', { name: 'Change role' }))
    await user.click(await screen.findByRole('combobox', { name: 'Role' }))
    await user.click(await screen.findByRole('option', { name: 'VIP' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    const dialog = await screen.findByRole('dialog', { name: 'Give 480 users the role vip?' })
    const outlook = within(dialog).getByRole('list', { name: 'What will happen' })
    expect(outlook).toHaveTextContent('468 will get the role vip')
    expect(outlook).toHaveTextContent('12 have this role already')
    expect(dialog).toHaveTextContent('Takes at least 2 seconds')
    const begin = within(dialog).getByRole('button', { name: 'Change the role of 480 users' })
    await user.click(begin)
    expect(fake.calls('jobBegin')).toEqual([])
    await user.type(within(dialog).getByLabelText('Type 480 to go on'), '480')
    await user.click(begin)
    await waitFor(() => expect(fake.calls('jobBegin')).toEqual([['p1', '480']]))
    expect(fake.calls('jobPlan')).toEqual([
      [{ app: demoApp, task: { kind: 'usersRole', role: 'vip' }, selection: all }],
    ])
    expect(await screen.findByText(/^Begun: Give 480 users/)).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
    expect(fake.calls('jobDiscard')).toEqual([])
  })

  it('are left as they are when the plan is not wanted, and it is forgotten', async () => {
    const { user, fake } = await withAllSelected()
    await user.click(bar().getByRole('button', { name: 'Deactivate' }))
    const dialog = await screen.findByRole('dialog', { name: 'Give 480 users the role vip?' })
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(fake.calls('jobDiscard')).toEqual([['p1']]))
    expect(fake.calls('jobBegin')).toEqual([])
    expect(bar().getByRole('status')).toHaveTextContent('All 480 that match are selected')
  })

  it('go into a file whose place is asked for', async () => {
    const { user, fake } = await withAllSelected({
      jobPlan: async () => jobPlan({ mustType: null, button: 'Export 480 users', seconds: null }),
      jobExport: async () => jobRow({ title: 'Export 480 users to CSV' }),
    })
    await user.click(bar().getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await user.click(await screen.findByRole('button', { name: 'Export 480 users' }))
    await waitFor(() => expect(fake.calls('jobExport')).toEqual([['p1']]))
    const [request] = fake.calls('jobPlan').at(-1) ?? []
    expect(request?.task).toMatchObject({ kind: 'usersExport', format: 'csv' })
  })

  it('stay selected when no place for the file was chosen', async () => {
    const { user } = await withAllSelected({
      jobPlan: async () => jobPlan({ mustType: null, button: 'Export 480 users' }),
      jobExport: async () => null,
    })
    await user.click(bar().getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('button', { name: 'Continue' }))
    await user.click(await screen.findByRole('button', { name: 'Export 480 users' }))
    expect(await screen.findByRole('button', { name: 'Export 480 users' })).toBeVisible()
    expect(screen.queryByText(/^Begun/)).toBeNull()
  })

  it('are not changed by a profile that may not, which says so', async () => {
    await withAllSelected({
      profileGet: async () => ({ profile: 'support', lockedBy: null }),
    })
    const change = bar().getByRole('button', { name: /^Change role/ })
    await waitFor(() => expect(change).toHaveAttribute('aria-disabled', 'true'))
  })
})
