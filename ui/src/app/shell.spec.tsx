import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { fakeHost } from '@/testing/fake-host'
import { connection, demoApp, fleetApp, health } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const other = fleetApp({ app: '2680cafe0002', name: 'Blue Heron Health', label: 'staging' })
const fleet = async () => ({ apps: [fleetApp(), other], asOf: null, refreshing: false })
const nav = () => screen.getByRole('navigation', { name: 'Places' })

test('the menu marks the place for eyes and ears, and leaves out what has no screen', async () => {
  fakeHost({ activityList: async () => [] })
  await renderAt(paths.activity())
  expect(within(nav()).getByRole('link', { name: 'Activity' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  expect(within(nav()).queryByRole('link', { name: 'Moderation' })).toBeNull()
})

test('the title of the page names the window', async () => {
  fakeHost({ fleetList: fleet })
  const { user } = await renderAt(paths.fleet('demo'))
  await waitFor(() => expect(document.title).toBe('Apps – Demo – Halley'))
  await user.click(screen.getByRole('link', { name: 'Preferences' }))
  await waitFor(() => expect(document.title).toBe('Preferences – Halley'))
})

test('a window inside an app names the place and the app, with what turns text around in words', async () => {
  fakeHost({
    appGet: async () => fleetApp({ name: 'Acme\u202e Chat' }),
    groupsList: () => new Promise(() => undefined),
  })
  await renderAt(paths.groups(demoApp))
  await waitFor(() =>
    expect(document.title).toBe('Groups – Acme[right-to-left override] Chat – Halley'),
  )
})

test('the connection state stands in its corner and follows the core', async () => {
  const fake = fakeHost({ fleetList: fleet })
  await renderAt(paths.fleet('demo'))
  expect(await within(nav()).findByText('Online')).toBeVisible()
  fake.nudge('healthChanged', {
    health: health({ state: 'limited', sentence: 'CometChat asks to wait 15 seconds.' }),
  })
  expect(await within(nav()).findByText('Limited')).toBeVisible()
})

test('the corner counts down what the service asked to wait', async () => {
  const resumesAt = Math.floor(Date.now() / 1000) + 2
  fakeHost({ fleetList: fleet, healthGet: async () => health({ state: 'limited', resumesAt }) })
  await renderAt(paths.fleet('demo'))
  expect(await within(nav()).findByText('Waiting')).toBeVisible()
  expect(within(nav()).getByText(/^[12] s$/)).toBeVisible()
  expect(await within(nav()).findByText('Limited', {}, { timeout: 4_000 })).toBeVisible()
})

test('the core is told when the first screen is there', async () => {
  const fake = fakeHost({ fleetList: fleet })
  await renderAt(paths.fleet('demo'))
  expect(fake.calls('shellReady')).toHaveLength(1)
})

test('folding the side bar keeps the names for ears and is remembered', async () => {
  const fake = fakeHost({ fleetList: fleet })
  const { user } = await renderAt(paths.fleet('demo'))
  await user.click(screen.getByRole('button', { name: 'Fold the side bar' }))
  expect(within(nav()).getByRole('link', { name: 'Preferences' })).toBeInTheDocument()
  expect(within(nav()).queryByText('Preferences')).toBeNull()
  await waitFor(() => expect(fake.preferred('sidebarCollapsed')).toBe(true))
})

test('the switcher goes to the same place of another app', async () => {
  fakeHost({ fleetList: fleet, activityList: async () => [] })
  const { user, path } = await renderAt(paths.fleet('demo'))
  await user.click(screen.getByRole('button', { name: /^Change the app or connection/ }))
  await user.type(
    await screen.findByRole('combobox', { name: 'Find an app or connection' }),
    'heron',
  )
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Blue Heron Health')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(path()).toBe(paths.overview({ connection: 'demo', app: other.app })))
})

test('G then a letter goes to a place, the question mark lists all keys', async () => {
  fakeHost({ fleetList: fleet })
  const { user, path } = await renderAt(paths.fleet('demo'))
  await user.keyboard('gp')
  await waitFor(() => expect(path()).toBe('/preferences'))
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keys of this page' })
  expect(within(sheet).getByText('Find or do something')).toBeVisible()
})

test('an address that names nothing says so and offers the way back', async () => {
  fakeHost()
  const { user, path } = await renderAt('/nowhere/at/all')
  expect(screen.getByRole('heading', { name: 'There is no such place' })).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Go to your connections' }))
  await waitFor(() => expect(path()).toBe('/'))
})

test('an app that only one key opens has no fleet above it', async () => {
  fakeHost({
    connectionsList: async () => [
      connection({ id: 'one', kind: 'app', name: 'Support line', app: demoApp.app, region: 'eu' }),
    ],
    appStats: () => new Promise(() => undefined),
    messageMetrics: () => new Promise(() => undefined),
    apiKeysList: () => new Promise(() => undefined),
    rateLimits: async () => [],
    conversationsList: () => new Promise(() => undefined),
  })
  await renderAt(paths.overview({ connection: 'one', app: demoApp.app }))
  const way = screen.getByRole('navigation', { name: 'Where you are' })
  await waitFor(() => expect(within(way).getAllByRole('link')).toHaveLength(1))
})

test("the system's menu opens places and the palette", async () => {
  const fake = fakeHost({ fleetList: fleet })
  const { path } = await renderAt(paths.fleet('demo'))
  fake.nudge('menuChosen', { act: 'palette' })
  expect(await screen.findByRole('combobox', { name: 'Find or do something' })).toHaveFocus()
  fake.nudge('menuChosen', { act: 'preferences' })
  await waitFor(() => expect(path()).toBe('/preferences'))
  expect(screen.queryByRole('combobox', { name: 'Find or do something' })).toBeNull()
})

test('a place of the menu that has no screen leads nowhere instead of astray', async () => {
  const fake = fakeHost({ fleetList: fleet, activityList: async () => [] })
  const { path } = await renderAt(paths.fleet('demo'))
  fake.nudge('menuChosen', { act: 'jobs' })
  fake.nudge('menuChosen', { act: 'activity' })
  await waitFor(() => expect(path()).toBe('/activity'))
  expect(screen.queryByRole('heading', { name: 'There is no such place' })).toBeNull()
})
