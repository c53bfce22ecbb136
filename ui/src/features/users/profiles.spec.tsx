import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Profile } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userDetail, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 2, total: 2, asOf: NOW, problem: null } as const
const two = [userRow(), userRow({ uid: 'ada-chen', name: 'Ada Chen', tags: [] })]
const MANAGER = /This takes the manager profile/
const ADMINISTRATOR = /This takes the administrator profile/
const ONLY_READS = /may only read/
const ONE_AT_A_TIME = /one at a time/

function withProfile(profile: Profile, more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({
    ...talkAnswers(),
    usersList: async () => ({ rows: two, total: 2, index: ready }),
    profileGet: async () => ({ profile, lockedBy: null }),
    ...more,
  })
}

const bar = () => within(screen.getByRole('region', { name: 'Selection' }))

async function selectBoth(filter: Record<string, string> = {}) {
  const view = await renderAt(paths.users(demoApp, filter))
  await view.user.click(await screen.findByRole('checkbox', { name: 'Select Maria Lopez' }))
  await view.user.click(screen.getByRole('checkbox', { name: 'Select Ada Chen' }))
  return view
}

describe('the support profile', () => {
  it('makes no users, and says what it takes', async () => {
    withProfile('support')
    await renderAt(paths.users(demoApp))
    const make = await screen.findByRole('button', { name: 'New user' })
    await waitFor(() => expect(make).toHaveAccessibleDescription(MANAGER))
  })

  it('makes and copies no auth tokens, and ends them', async () => {
    const fake = withProfile('support')
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'tokens' }))
    const make = await screen.findByRole('button', { name: 'Create auth token' })
    const [copy] = screen.getAllByRole('button', { name: 'Copy auth token' })
    const [end] = screen.getAllByRole('button', { name: 'Delete this auth token' })
    await waitFor(() => expect(make).toHaveAccessibleDescription(MANAGER))
    expect(copy).toHaveAccessibleDescription(MANAGER)
    expect(end).not.toHaveAttribute('aria-disabled')
    if (copy) await user.click(copy)
    expect(fake.calls('userAuthTokenCopy')).toEqual([])
  })

  it('turns users off and on one at a time', async () => {
    withProfile('support')
    const { user } = await selectBoth({ shown: 'all' })
    const off = () => bar().getByRole('button', { name: 'Deactivate' })
    const on = () => bar().getByRole('button', { name: 'Reactivate' })
    await waitFor(() => expect(off()).toHaveAccessibleDescription(ONE_AT_A_TIME))
    expect(on()).toHaveAccessibleDescription(ONE_AT_A_TIME)
    await user.click(screen.getByRole('checkbox', { name: 'Select Ada Chen' }))
    await waitFor(() => expect(off()).not.toHaveAttribute('aria-disabled'))
    expect(on()).not.toHaveAttribute('aria-disabled')
  })
})

describe('the manager profile', () => {
  it('deletes no user for good, one or many', async () => {
    withProfile('manager')
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez'))
    await screen.findByRole('tab', { name: 'General' })
    await user.click(await screen.findByRole('button', { name: 'More' }))
    const erase = await screen.findByRole('menuitem', { name: /Delete for good/ })
    expect(erase).toHaveTextContent(ADMINISTRATOR)
    expect(erase).toBeDisabled()
  })
})

describe('a profile that may only read', () => {
  it('copies no auth token', async () => {
    withProfile('readOnly')
    await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'tokens' }))
    const [copy] = await screen.findAllByRole('button', { name: 'Copy auth token' })
    await waitFor(() => expect(copy).toHaveAccessibleDescription(ONLY_READS))
  })

  it('does not reactivate whoever is gone', async () => {
    withProfile('readOnly', {
      userGet: async () => {
        throw failure('userGone', 'There is no active user with this uid.')
      },
    })
    await renderAt(paths.user(demoApp, 'ghost'))
    const on = await screen.findByRole('button', { name: 'Reactivate, if deactivated' })
    await waitFor(() => expect(on).toHaveAccessibleDescription(ONLY_READS))
  })

  it('saves no form that an address opened', async () => {
    withProfile('readOnly', { userGet: async () => userDetail() })
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { edit: '1' }))
    await user.type(await screen.findByLabelText(/^Name/), ' the second')
    const save = screen.getByRole('button', { name: 'Save changes' })
    await waitFor(() => expect(save).toHaveAccessibleDescription(ONLY_READS))
  })
})

describe('a deactivated user', () => {
  const gone = { deactivatedAt: NOW - 60 }

  it('is not edited from its page, which says why', async () => {
    withProfile('administrator', { userGet: async () => userDetail(gone) })
    await renderAt(paths.user(demoApp, 'maria-lopez'))
    const edit = await screen.findByRole('button', { name: 'Edit' })
    expect(edit).toHaveAccessibleDescription('Reactivate the user first.')
  })

  it('is not edited from beside the list', async () => {
    withProfile('administrator', { userGet: async () => userDetail(gone) })
    await renderAt(paths.users(demoApp, { peek: 'maria-lopez', shown: 'all' }))
    const panel = await screen.findByRole('complementary', { name: 'Maria Lopez' })
    const edit = within(panel).getByRole('button', { name: 'Edit' })
    expect(edit).toHaveAccessibleDescription('Reactivate the user first.')
  })
})

describe('deactivating and reactivating', () => {
  const plan = (act: string) => ({
    allowed: true,
    reason: null,
    count: 2,
    reversible: true,
    title: act === 'usersDeactivate' ? 'Deactivate 2 users?' : 'Reactivate 2 users?',
    text: 'Words of the core.',
    button: act === 'usersDeactivate' ? 'Deactivate 2 users' : 'Reactivate 2 users',
    mustType: null,
    production: false,
  })

  it('look different: the one warns, the other does not, in the bar and in the question', async () => {
    withProfile('administrator', { gatePlan: async ({ act }) => plan(act) })
    const { user } = await selectBoth({ shown: 'all' })
    const off = bar().getByRole('button', { name: 'Deactivate' })
    expect(off.className).toMatch(/warning/)
    expect(bar().getByRole('button', { name: 'Reactivate' }).className).not.toMatch(
      /warning|danger/,
    )
    await user.click(off)
    const dialog = await screen.findByRole('alertdialog', { name: 'Deactivate 2 users?' })
    const sure = within(dialog).getByRole('button', { name: 'Deactivate 2 users' })
    expect(sure.className).toMatch(/warning-solid/)
  })
})
