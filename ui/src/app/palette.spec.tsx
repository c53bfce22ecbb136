import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { fakeHost } from '@/testing/fake-host'
import { demoApp, fleetApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const fleet = async () => ({ apps: [fleetApp()], asOf: null, refreshing: false })

async function openPalette(answers: Parameters<typeof fakeHost>[0] = {}) {
  const fake = fakeHost({ fleetList: fleet, ...answers })
  const view = await renderAt(paths.fleet('demo'))
  await view.user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Find or do something' })
  return { ...view, fake, field }
}

test('it opens with the focus in its field and lists acts, places and keys', async () => {
  const { field } = await openPalette()
  expect(field).toHaveFocus()
  const places = screen.getByRole('group', { name: 'Go to' })
  expect(within(places).getByRole('option', { name: /Connections/ })).toBeVisible()
  expect(screen.getByRole('option', { name: /All keys of this page/ })).toBeVisible()
})

test('typing narrows, arrows choose, Enter goes', async () => {
  const { user, field, path } = await openPalette()
  await user.type(field, 'pref')
  const option = screen.getByRole('option', { name: /Preferences/ })
  expect(option).toHaveAttribute('aria-selected', 'true')
  expect(field).toHaveAttribute('aria-activedescendant', option.id)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(path()).toBe('/preferences'))
  expect(screen.queryByRole('combobox', { name: 'Find or do something' })).toBeNull()
})

test('a pasted id is looked up and opened', async () => {
  const { user, field, fake, path } = await openPalette({
    find: async () => [
      { kind: 'user', app: demoApp, uid: 'maria-lopez', name: 'Maria Lopez' },
      { kind: 'message', app: demoApp, id: '4711', conversation: 'c1', text: 'Where is it?' },
    ],
  })
  await user.click(field)
  await user.paste('maria-lopez')
  const found = await screen.findByRole('group', { name: 'Found' })
  expect(within(found).getAllByRole('option')).toHaveLength(2)
  expect(fake.calls('find')[0]?.slice(0, 2)).toEqual(['maria-lopez', null])
  await user.click(within(found).getByRole('option', { name: /Where is it/ }))
  await waitFor(() => expect(path()).toBe(paths.conversation(demoApp, 'c1', { message: '4711' })))
})

test('nothing found says what was tried', async () => {
  const { user, field } = await openPalette()
  await user.type(field, 'zzzz')
  expect(await screen.findByText(/Nothing has this name or id/)).toBeVisible()
})

test('Esc closes it and gives the focus back', async () => {
  const { user } = await openPalette()
  await user.keyboard('{Escape}')
  await waitFor(() =>
    expect(screen.queryByRole('combobox', { name: 'Find or do something' })).toBeNull(),
  )
})
