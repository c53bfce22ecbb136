import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AppUsage, FleetUsage, UsageSeries } from '@/bindings'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { connection, demoApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { MEASURES } from './words'

const TODAY = Math.floor(NOW / 86_400)

const none = (measure: UsageSeries['measure']): UsageSeries => ({
  measure,
  days: [],
  most: null,
  warns: false,
})

function usage(series: Partial<UsageSeries> = {}): AppUsage {
  const users: UsageSeries = {
    measure: 'users',
    days: [
      { day: TODAY - 3, value: 1200, takenAt: NOW, partial: false },
      { day: TODAY, value: 1248, takenAt: NOW, partial: false },
    ],
    most: null,
    warns: false,
    ...series,
  }
  return {
    from: TODAY - 29,
    today: TODAY,
    countedAt: NOW,
    series: MEASURES.map((measure) => (measure === 'users' ? users : none(measure))),
  }
}

const stats = {
  activeUsers: 12_480,
  concurrentUsers: 312,
  audioMinutes: 2,
  videoMinutes: 0,
  recordedMinutes: null,
  from: NOW - 30 * 86_400,
  to: NOW,
}

async function open(answers: Answers = {}, search = {}) {
  const fake = fakeHost({
    usageGet: async () => usage(),
    appStats: async () => stats,
    ...answers,
  })
  const view = await renderAt(paths.usage(demoApp, search))
  return { ...view, fake }
}

const card = (name: string) => screen.findByRole('region', { name })

describe('usage of an app', () => {
  it('is exact numbers, charts over days, and the same as a table', async () => {
    const { user } = await open()
    expect(await screen.findByText('12,480')).toBeVisible()
    const users = await card('Users')
    expect(within(users).getByText('1,248')).toBeVisible()
    const chart = within(users).getByRole('img', { name: /^Users by day/ })
    chart.focus()
    await user.keyboard('{End}')
    expect(within(users).getByRole('status')).toHaveTextContent('1,248')
    await user.keyboard('{ArrowLeft}')
    expect(within(users).getByRole('status')).toHaveTextContent('not counted')
    await user.click(within(users).getByRole('button', { name: 'Show the numbers' }))
    const table = within(users).getByRole('region', { name: 'Users, numbers' })
    expect(within(table).getAllByRole('row')).toHaveLength(3)
    expect(within(await card('Recordings')).getByText('No day is counted yet.')).toBeVisible()
  })

  it('says that a day is not over', async () => {
    await open({
      usageGet: async () =>
        usage({ days: [{ day: TODAY, value: 7, takenAt: NOW, partial: true }] }),
    })
    expect(within(await card('Users')).getByText('so far today')).toBeVisible()
  })

  it('shows another span when asked, and the address says so', async () => {
    const { user, fake, path } = await open()
    await card('Users')
    await user.click(screen.getByRole('radio', { name: 'Year' }))
    await waitFor(() => expect(fake.calls('usageGet').at(-1)).toEqual([demoApp, 365]))
    expect(path()).toContain('days=365')
  })

  it('that nobody counted yet says what it is for and what to do first', async () => {
    const { user, fake } = await open({
      usageGet: async () => ({ ...usage(), series: MEASURES.map(none), countedAt: null }),
      usageCount: async () => null,
    })
    expect(await screen.findByRole('heading', { name: 'Nothing is counted yet' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Count now' }))
    await waitFor(() => expect(fake.calls('usageCount')).toHaveLength(1))
  })

  it('degrades by itself where the plan does not tell', async () => {
    await open({
      appStats: async () => {
        throw failure('planRestricted', 'The plan of this app does not include this.')
      },
    })
    expect(await screen.findByText('The plan of this app does not include this.')).toBeVisible()
    expect(await card('Users')).toBeVisible()
  })

  it('warns above a number that somebody sets and can take back', async () => {
    const { user, fake } = await open({
      usageGet: async () => usage({ most: 1000, warns: true }),
      usageThresholdSet: async () => ({ value: null, activity: 'a1', undo: 'a1' }),
      activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    })
    const users = await card('Users')
    expect(within(users).getByText('above 1,000')).toBeVisible()
    await user.click(within(users).getByRole('button', { name: 'Change above what it warns' }))
    const dialog = await screen.findByRole('dialog')
    const field = within(dialog).getByLabelText('Warn above')
    await user.clear(field)
    await user.type(field, '12x')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('A whole number, or nothing for never.')).toBeVisible()
    await user.clear(field)
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(fake.calls('usageThresholdSet')).toEqual([[demoApp, 'users', null]]))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('is filled in from the service and can be stopped', async () => {
    const { user, fake } = await open({ usageFill: () => new Promise(() => undefined) })
    await user.click(await screen.findByRole('button', { name: 'Fill in missing days' }))
    await waitFor(() => expect(fake.calls('usageFill')).toHaveLength(1))
    expect(fake.calls('usageFill')[0]?.slice(0, 3)).toEqual(['demo', demoApp.app, 30])
    await user.click(await screen.findByRole('button', { name: 'Stop filling in' }))
    await waitFor(() => expect(fake.calls('callCancel')).toHaveLength(1))
  })

  it('is asked anew when the core says so', async () => {
    const { fake } = await open()
    await card('Users')
    const before = fake.calls('usageGet').length
    fake.nudge('usageChanged', { connection: 'demo' })
    await waitFor(() => expect(fake.calls('usageGet').length).toBe(before + 1))
  })

  it('is told on any screen when it rises above what somebody set', async () => {
    const { fake } = await open()
    await card('Users')
    fake.nudge('usageWarns', {
      app: demoApp,
      name: 'Bazaarly',
      measure: 'activeUsers',
      value: 1201,
      most: 1200,
    })
    expect(await screen.findByText(/^Bazaarly, Active users: 1,201\. You asked/)).toBeVisible()
  })
})

function fleet(changes: Partial<FleetUsage> = {}): FleetUsage {
  const app = (name: string, at: number, last: number, warns = false) => ({
    app: `app${at}`,
    name,
    label: 'production' as const,
    colour: 'teal',
    days: [
      [TODAY - 1, last - 1],
      [TODAY, last],
    ] as [number, number][],
    last,
    growth: 1,
    most: warns ? 10 : null,
    warns,
  })
  return {
    measure: 'users',
    from: TODAY - 29,
    today: TODAY,
    sum: [
      { day: TODAY - 1, value: 58, apps: 1 },
      { day: TODAY, value: 61, apps: 2 },
    ],
    apps: [app('Atlas', 1, 20, true), app('Bistro', 2, 40)],
    ...changes,
  }
}

describe('usage of all apps', () => {
  async function openFleet(answers: Answers = {}, search = {}) {
    const fake = fakeHost({ usageFleet: async () => fleet(), ...answers })
    const view = await renderAt(paths.fleetUsage('demo', { measure: 'users', ...search }))
    await screen.findByRole('grid', { name: 'Usage by app' })
    return { ...view, fake }
  }

  it('is filled in where the service tells of past days, and nowhere else', async () => {
    const fill = { name: 'Fill in missing days' }
    const { client } = await openFleet({}, { measure: 'activeUsers' })
    expect(await screen.findByRole('button', fill)).toBeVisible()
    client.clear()
    cleanup()
    await openFleet()
    expect(screen.queryByRole('button', fill)).toBeNull()
  })

  it('is summed, and each app stands by itself with its warning', async () => {
    const { user } = await openFleet()
    expect(await screen.findByText('61')).toBeVisible()
    expect(await screen.findByText('above 10')).toBeVisible()
    expect(screen.getByText(/1 warns/)).toBeVisible()
    const chart = screen.getByRole('img', { name: /^Users by day/ })
    chart.focus()
    await user.keyboard('{Home}{End}{ArrowLeft}')
    expect(screen.getByText('1 of 2 apps are counted')).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'Each app' }))
    await waitFor(() => expect(chart.querySelectorAll('path')).toHaveLength(2))
  })

  it('shows another measure when asked, sorts, and opens an app', async () => {
    const { user, fake, path } = await openFleet(
      { usageGet: async () => usage(), appStats: async () => stats },
      { measure: 'videoMinutes' },
    )
    expect(fake.calls('usageFleet')[0]).toEqual(['demo', 'videoMinutes', 30])
    await user.click(await screen.findByRole('button', { name: 'Latest' }))
    const names = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent)
    expect(names()).toEqual(['Bistro', 'Atlas'])
    await user.click(screen.getByText('Bistro'))
    await waitFor(() => expect(path()).toBe(paths.usage({ connection: 'demo', app: 'app2' })))
  })

  it('stands in the menu of accounts, and not where there is one app alone', async () => {
    const { fake, client } = await openFleet()
    expect(await screen.findByRole('link', { name: 'Usage of all apps' })).toBeVisible()
    fake.answer({ connectionsList: async () => [connection({ kind: 'app' })] })
    await client.invalidateQueries()
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'Usage of all apps' })).toBeNull(),
    )
    expect(screen.getByRole('link', { name: 'All apps' })).toBeVisible()
  })
})
