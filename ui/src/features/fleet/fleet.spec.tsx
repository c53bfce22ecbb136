import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp, fleetApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const apps = [
  fleetApp(),
  fleetApp({
    app: '2680cafe0002',
    name: 'Atlas Games',
    region: 'us',
    regionName: 'United States',
    label: 'staging',
    users: 2653,
    plan: 'build',
  }),
  fleetApp({
    app: '2680cafe0003',
    name: 'Old Lantern',
    state: 'archived',
    label: 'none',
    users: null,
  }),
]

async function openFleet(answers: Answers = {}, search = {}) {
  const fake = fakeHost({
    fleetList: async () => ({ apps, asOf: NOW, refreshing: false }),
    ...answers,
  })
  const view = await renderAt(paths.fleet('demo', search))
  await screen.findByRole('grid', { name: 'Apps' })
  return { ...view, fake }
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent)

test('all apps stand in one table, by name', async () => {
  await openFleet()
  await waitFor(() => expect(names()).toEqual(['Atlas Games', 'Northwind Market', 'Old Lantern']))
  expect(screen.getByText(/^3 apps/)).toBeVisible()
})

test('users that were never counted say why and what to do', async () => {
  const { user } = await openFleet()
  const row = (await screen.findByText('Old Lantern')).closest('[role=row]') as HTMLElement
  const why = 'Not counted yet. Halley counts its users within the hour, or when you open the app.'
  expect(within(row).getByText(why)).toBeInTheDocument()
  await user.hover(within(row).getByText('–'))
  expect(await screen.findByRole('tooltip')).toHaveTextContent(why)
})

test('a head sorts, unknown numbers last, and the address says so', async () => {
  const { user, path } = await openFleet()
  await user.click(await screen.findByRole('button', { name: 'Users' }))
  expect(names()).toEqual(['Northwind Market', 'Atlas Games', 'Old Lantern'])
  expect(path()).toContain('sort=-users')
})

test('the search finds inside names and ids', async () => {
  const { user, path } = await openFleet()
  await screen.findByText('Atlas Games')
  await user.type(screen.getByRole('searchbox'), 'lantern')
  await waitFor(() => expect(names()).toEqual(['Old Lantern']))
  await waitFor(() => expect(path()).toContain('search=lantern'))
})

test('filters come from the address as chips that can be taken away', async () => {
  const { user, path } = await openFleet({}, { state: ['archived'] })
  await waitFor(() => expect(names()).toEqual(['Old Lantern']))
  await user.click(screen.getByRole('button', { name: 'Remove the filter State' }))
  await waitFor(() => expect(names()).toHaveLength(3))
  expect(path()).toBe(paths.fleet('demo'))
})

test('when nothing matches, the filter that hides it is named and cleared with one click', async () => {
  const { user } = await openFleet({}, { search: 'zzz' })
  const nothing = { name: 'Nothing here matches “zzz”.' }
  expect(await screen.findByRole('heading', nothing)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Search without “zzz”' }))
  await waitFor(() => expect(names()).toHaveLength(3))
})

test('Enter and a click open the app', async () => {
  const { user, path } = await openFleet({
    appStats: () => new Promise(() => undefined),
    messageMetrics: () => new Promise(() => undefined),
    apiKeysList: () => new Promise(() => undefined),
    rateLimits: async () => [],
    conversationsList: () => new Promise(() => undefined),
  })
  await user.click(await screen.findByText('Northwind Market'))
  await waitFor(() => expect(path()).toBe(paths.overview(demoApp)))
})

test('Space peeks; label and colour are set there, with a way back', async () => {
  const { user, fake } = await openFleet({
    appLabelSet: async (_, label) => fleetApp(label),
  })
  await screen.findByText('Atlas Games')
  await user.keyboard('{ArrowDown} ')
  const panel = await screen.findByRole('complementary', { name: 'Atlas Games' })
  await user.click(within(panel).getByRole('radio', { name: 'Production' }))
  expect(await screen.findByText('Atlas Games is marked anew.')).toBeVisible()
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(fake.calls('appLabelSet')).toHaveLength(2))
  expect(fake.calls('appLabelSet').map(([, label]) => label.label)).toEqual([
    'production',
    'staging',
  ])
})

test('a refresh in the background that fails is said above the old rows', async () => {
  const { fake } = await openFleet()
  await screen.findByText('Atlas Games')
  fake.nudge('fleetChanged', {
    connection: 'demo',
    problem: failure('offline', 'CometChat cannot be reached.'),
  })
  expect(await screen.findByText('CometChat cannot be reached.')).toBeVisible()
  expect(screen.getByText('Atlas Games')).toBeVisible()
})
