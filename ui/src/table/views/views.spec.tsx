import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SavedView } from '@/bindings'
import { paths } from '@/frame/paths'
import { groupAnswers } from '@/testing/dev/groups'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ready = { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null } as const
const vips: SavedView = {
  id: 7,
  list: 'users',
  name: 'VIPs',
  address: '?sort=-uid&tag=vip&columns=uid&columns=name%3A300&columns=-role&columns=gone',
}

/** A core that keeps views as the real one does. */
function withViews(kept: SavedView[], more: Answers = {}) {
  let views = [...kept]
  return fakeHost({
    ...talkAnswers(),
    ...groupAnswers(),
    usersList: async () => ({ rows: [userRow()], total: 1, index: ready }),
    viewsList: async (_, list) => views.filter((each) => each.list === list),
    viewSave: async (_, list, name, address) => {
      const view = { id: 9, list, name, address }
      views = [...views, view]
      return view
    },
    viewUpdate: async (_, view) => {
      views = views.map((each) => (each.id === view.id ? view : each))
      return view
    },
    viewRemove: async (_, id) => {
      views = views.filter((each) => each.id !== id)
      return null
    },
    ...more,
  })
}

const heads = () =>
  screen.getAllByRole('columnheader').flatMap((head) => head.textContent?.trim() || [])
const places = () => within(screen.getByRole('navigation', { name: 'Places' }))

describe('a saved view', () => {
  it('is made of what the list shows and then stands in the side bar', async () => {
    const fake = withViews([])
    const { user, path } = await renderAt(paths.users(demoApp, { tag: 'vip', peek: 'ada' }))
    await user.click(await screen.findByRole('button', { name: 'Save this view' }))
    const dialog = await screen.findByRole('dialog', { name: 'Save this view' })
    await user.type(within(dialog).getByLabelText(/^Name/), 'VIPs')
    await user.click(within(dialog).getByRole('button', { name: 'Save view' }))
    await places().findByRole('link', { name: 'VIPs' })
    const [, list, name, address] = fake.calls('viewSave')[0] ?? []
    expect([list, name]).toEqual(['users', 'VIPs'])
    expect(address).toMatch(/^\?tag=vip&columns=name/)
    expect(address).not.toContain('peek')
    await waitFor(() => expect(path()).toContain('view=9'))
    await waitFor(() =>
      expect(places().getByRole('link', { name: 'VIPs' })).toHaveAttribute('aria-current', 'page'),
    )
  })

  it('opens with its filters, order and columns, and leaves the list as it was', async () => {
    const fake = withViews([vips])
    const { user } = await renderAt(paths.users(demoApp))
    await screen.findByText('Maria Lopez')
    expect(heads()[0]).toBe('Name')
    await user.click(await places().findByRole('link', { name: 'VIPs' }))
    await waitFor(() => expect(heads().slice(0, 2)).toEqual(['UID', 'Name']))
    expect(heads()).not.toContain('Role')
    expect(screen.queryByRole('button', { name: 'Replace the view' })).toBeNull()
    const [, filter, sort] = fake.calls('usersList').at(-1) ?? []
    expect(filter?.tags).toEqual(['vip'])
    expect(sort).toEqual({ by: 'uid', descending: true })
    expect(fake.preferred('columns')).toBeUndefined()
    await user.click(places().getByRole('link', { name: 'Users' }))
    await waitFor(() => expect(heads()[0]).toBe('Name'))
  })

  it('is opened from the palette', async () => {
    withViews([vips])
    const { user, path } = await renderAt(paths.groups(demoApp))
    await places().findByRole('link', { name: 'VIPs' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('combobox'), 'vips')
    await user.click(await screen.findByRole('option', { name: /Users: VIPs/ }))
    await waitFor(() => expect(path()).toMatch(/users\?.*view=7/))
  })

  it('is replaced by what the list shows once that differs', async () => {
    const fake = withViews([vips])
    const { user } = await renderAt(
      paths.users(demoApp, { view: '7', tag: ['vip', 'beta'], sort: '-uid' }),
    )
    await user.click(await screen.findByRole('button', { name: 'Replace the view' }))
    await waitFor(() => expect(fake.calls('viewUpdate')).toHaveLength(1))
    expect(fake.calls('viewUpdate')[0]?.[1].address).toContain('tag=vip&tag=beta')
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Replace the view' })).toBeNull(),
    )
  })

  it('is renamed, and a name that is taken is said at the field', async () => {
    withViews([vips], {
      viewUpdate: async () => {
        throw failure('invalid', 'Another view of this list has this name.', {
          fields: [{ field: 'name', message: 'Another view of this list has this name.' }],
        })
      },
    })
    const { user } = await renderAt(paths.users(demoApp, { view: '7' }))
    const menu = within(screen.getByRole('main'))
    await user.click(await menu.findByRole('button', { name: 'VIPs' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    const name = await screen.findByLabelText(/^Name/)
    await user.clear(name)
    await user.type(name, 'Staff')
    await user.click(screen.getByRole('button', { name: 'Rename' }))
    await waitFor(() => expect(name).toBeInvalid())
  })

  it('is deleted at once and comes back by undo', async () => {
    const fake = withViews([vips])
    const { user, path } = await renderAt(paths.users(demoApp, { view: '7', tag: 'vip' }))
    const menu = within(screen.getByRole('main'))
    await user.click(await menu.findByRole('button', { name: 'VIPs' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete the view' }))
    await waitFor(() => expect(path()).not.toMatch(/view|tag/))
    await waitFor(() => expect(places().queryByRole('link', { name: 'VIPs' })).toBeNull())
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() =>
      expect(fake.calls('viewSave')).toEqual([[demoApp, 'users', 'VIPs', vips.address]]),
    )
  })

  it('whose tag is gone still opens and says what hides every row', async () => {
    withViews([vips], { usersList: async () => ({ rows: [], total: 0, index: ready }) })
    await renderAt(paths.users(demoApp, { view: '7', tag: 'vip' }))
    expect(await screen.findByText('Nothing matches')).toBeVisible()
    expect(screen.getAllByRole('button', { name: 'Remove the filter Tag' })).not.toHaveLength(0)
  })
})
