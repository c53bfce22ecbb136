import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const pointsAt = (sent: number[]) =>
  sent.map((messagesSent, index) => ({
    at: NOW + index * 300,
    messagesSent,
    readReceipts: 1,
    deliveryReceipts: 2,
  }))

async function openOverview(answers: Answers = {}) {
  const fake = fakeHost({
    appStats: async () => ({
      activeUsers: 12_480,
      concurrentUsers: 2,
      audioMinutes: 0,
      videoMinutes: null,
      recordedMinutes: 1204,
      from: NOW - 86_400,
      to: NOW,
    }),
    messageMetrics: async () => ({ points: pointsAt([40, 41]) }),
    apiKeysList: async () => [
      {
        id: 'k1',
        name: 'Rest API Key',
        scope: 'fullAccess',
        masked: '••••3f9a',
        createdAt: NOW,
        createdBy: 'app_system',
        inUse: true,
      },
    ],
    apiKeyCopy: async () => null,
    rateLimits: async () => [
      {
        class: 'standard',
        limit: 20_000,
        remaining: 16_212,
        resetsInSecs: 41,
        waiting: 3,
        blockedForSecs: 15,
      },
    ],
    conversationsList: async () => ({ rows: [], page: 1, more: false, fromCache: false }),
    ...answers,
  })
  const view = await renderAt(paths.overview(demoApp))
  return { ...view, fake }
}

test('small numbers stand as numbers, zero as zero, the unknown as unknown', async () => {
  await openOverview()
  const usage = screen.getByRole('region', { name: 'Usage' })
  await within(usage).findByText('12,480')
  expect(usage).toHaveTextContent('Peak connections2')
  expect(usage).toHaveTextContent('Voice0 min')
  expect(usage).toHaveTextContent('Not known')
})

test('the chart has the same numbers as a table', async () => {
  const { user } = await openOverview()
  await user.click(await screen.findByRole('button', { name: 'Show the numbers' }))
  const table = await screen.findByRole('table')
  expect(within(table).getAllByRole('row')).toHaveLength(3)
  expect(within(table).getByRole('cell', { name: '41' })).toBeVisible()
})

test('the legend shows each line as it is drawn', async () => {
  await openOverview()
  const legend = await screen.findByRole('list', { name: 'Lines of the chart' })
  const lines = within(legend).getAllByRole('listitem')
  const drawn = lines.map((line) => [
    line.textContent,
    line.querySelector('path')?.getAttribute('stroke-dasharray'),
  ])
  expect(drawn).toEqual([
    ['Sent', null],
    ['Delivered', '6 3'],
    ['Read', '2 3'],
  ])
})

test('the five minutes that still run are told apart, not drawn as a fall', async () => {
  const began = Math.floor(Date.now() / 1000) - 60
  const { user } = await openOverview({
    messageMetrics: async () => ({
      points: [40, 41, 3].map((messagesSent, index) => ({
        at: began - (2 - index) * 300,
        messagesSent,
        readReceipts: 1,
        deliveryReceipts: 2,
      })),
    }),
  })
  expect(
    await screen.findByText(/^Since .*, not in the chart yet: 3 sent, 2 delivered, 1 read\.$/),
  ).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show the numbers' }))
  const rows = within(await screen.findByRole('table')).getAllByRole('row')
  expect(rows.map((row) => row.textContent?.includes('still counted'))).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test('a key is masked, and copied by the core without passing the window', async () => {
  const { user, fake } = await openOverview()
  expect(await screen.findByText('••••3f9a')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Copy Rest API Key' }))
  await waitFor(() => expect(fake.calls('apiKeyCopy')).toEqual([[demoApp, 'k1']]))
  expect(await screen.findByText(/The clipboard is cleared after 60 seconds\.$/)).toBeVisible()
})

test('looking at a key is a deliberate act, and hiding takes it out of the page', async () => {
  const { user } = await openOverview({
    apiKeyReveal: async () => ({ value: 'example-key-value' }),
  })
  await user.click(await screen.findByRole('button', { name: 'Show Rest API Key' }))
  expect(await screen.findByText('example-key-value')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Hide' }))
  await waitFor(() => expect(document.body).not.toHaveTextContent('example-key-value'))
})

test('the rate limit says what is left, what waits and for how long', async () => {
  await openOverview()
  const limits = await screen.findByRole('region', { name: 'Rate limits' })
  await within(limits).findByText('16,212 of 20,000 left')
  expect(limits).toHaveTextContent('3 calls wait')
  expect(limits).toHaveTextContent('CometChat asks to wait 15 s')
  expect(within(limits).getByRole('meter')).toHaveAttribute('aria-valuenow', '16212')
})

test('a rate limit of which nothing was used is not called unknown', async () => {
  const unused = { limit: 10_000, remaining: null, resetsInSecs: null, blockedForSecs: null }
  await openOverview({
    rateLimits: async () => [
      { ...unused, class: 'core', waiting: 0 },
      { ...unused, class: 'import', waiting: 2 },
    ],
  })
  const limits = await screen.findByRole('region', { name: 'Rate limits' })
  const lines = await within(limits).findAllByRole('listitem')
  expect(lines.map((line) => line.textContent)).toEqual([
    'CoreNot used yet this minute',
    'ImportNot known yet2 calls wait',
  ])
})

test('one block that fails leaves the others standing', async () => {
  await openOverview({
    appStats: async () => {
      throw failure('planRestricted', 'The plan of this app has no statistics.')
    },
  })
  expect(await screen.findByText('The plan of this app has no statistics.')).toBeVisible()
  expect(await screen.findByText('••••3f9a')).toBeVisible()
})

test('a key is neither copied nor shown by a profile that may not, which says so', async () => {
  await openOverview({ profileGet: async () => ({ profile: 'manager', lockedBy: null }) })
  const show = await screen.findByRole('button', { name: 'Show Rest API Key' })
  await waitFor(() => expect(show).toHaveAccessibleDescription(/administrator/))
  const copy = screen.getByRole('button', { name: 'Copy Rest API Key' })
  expect(copy).not.toHaveAttribute('aria-disabled')
})
