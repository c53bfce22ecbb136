import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { extensionAnswers, extensionRow, GIPHY, REPORT } from '@/testing/dev/extensions'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { isShown, type SetUps } from './rules'

function withExtensions(more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({ ...extensionAnswers(), ...more })
}

async function open(search = {}) {
  const view = await renderAt(paths.extensions(demoApp, search))
  await screen.findByRole('switch', { name: 'Polls' })
  return view
}

describe('extensions', () => {
  it('are cards by category that say what on and off mean', async () => {
    withExtensions()
    const { user } = await open()
    const engagement = screen.getByRole('region', { name: 'Engagement' })
    expect(within(engagement).getByText('Users cannot make polls.')).toBeVisible()
    await user.click(screen.getByRole('switch', { name: 'Polls' }))
    expect(within(engagement).getByText('Users can ask questions and vote.')).toBeVisible()
    expect(await screen.findByText('Needs API key')).toBeVisible()
  })

  it('several are switched with one save, after the list of changes', async () => {
    const fake = withExtensions()
    const { user } = await open()
    await user.click(screen.getByRole('switch', { name: 'Polls' }))
    await user.click(screen.getByRole('switch', { name: 'Giphy' }))
    const bar = screen.getByRole('region', { name: 'Changes not saved yet' })
    expect(within(bar).getAllByRole('listitem')).toHaveLength(2)
    await user.click(within(bar).getByRole('button', { name: 'Save 2 changes' }))
    await waitFor(() =>
      expect(fake.calls('extensionsSwitch')).toEqual([
        [demoApp, { on: ['polls'], off: ['gifs-giphy'] }],
      ]),
    )
    expect(await screen.findByText('Switched 2 extensions')).toBeVisible()
  })

  it('one that was refused is named, and stays to be saved again', async () => {
    withExtensions({
      extensionsSwitch: async () => ({
        activity: 'a1',
        undo: 'u1',
        value: [
          { id: 'polls', name: 'Polls', on: true, unchanged: false, problem: 'Not in this plan.' },
          { id: 'gifs-giphy', name: 'Giphy', on: false, unchanged: false, problem: null },
        ],
      }),
      extensionsList: async () => [extensionRow(), GIPHY, REPORT],
    })
    const { user } = await open()
    await user.click(screen.getByRole('switch', { name: 'Polls' }))
    await user.click(screen.getByRole('switch', { name: 'Giphy' }))
    await user.click(screen.getByRole('button', { name: 'Save 2 changes' }))
    const results = await screen.findByRole('list', { name: 'What came of it' })
    expect(within(results).getByText('Not in this plan.')).toBeVisible()
    expect(within(results).getByText('is off now')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Save 1 change' })).toBeVisible()
  })

  it('a change is taken back by itself before it is saved', async () => {
    withExtensions()
    const { user } = await open()
    await user.click(screen.getByRole('switch', { name: 'Polls' }))
    await user.click(screen.getByRole('button', { name: 'Take back Polls' }))
    expect(screen.queryByRole('region', { name: 'Changes not saved yet' })).toBeNull()
    expect(screen.getByRole('switch', { name: 'Polls' })).not.toBeChecked()
  })

  it('are found by what they do and filtered by what they need', async () => {
    withExtensions()
    const { user } = await open()
    await user.type(screen.getByRole('searchbox'), 'report moderators')
    await waitFor(() => expect(screen.queryByRole('switch', { name: 'Polls' })).toBeNull())
    expect(screen.getByRole('switch', { name: 'Report User' })).toBeChecked()
    const setUps: SetUps = new Map([['gifs-giphy', { kind: 'missing', labels: ['API key'] }]])
    const shown = [extensionRow(), GIPHY, REPORT].filter((row) => isShown(row, '', 'setup', setUps))
    expect(shown.map((row) => row.id)).toEqual(['gifs-giphy'])
  })

  it('a connection to one app says what is needed and how to get it', async () => {
    withExtensions({
      extensionsList: async () => {
        throw failure('accountNeeded', 'This needs an account connection.')
      },
    })
    await renderAt(paths.extensions(demoApp))
    expect(await screen.findByText('This needs an account connection.')).toBeVisible()
    const link = screen.getByRole('link', { name: 'Connect an account' })
    expect(link).toHaveAttribute('href', paths.home({ connect: 'account' }))
  })

  it('support sees them and cannot switch them', async () => {
    withExtensions({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    const { user } = await open()
    const polls = screen.getByRole('switch', { name: 'Polls' })
    await waitFor(() => expect(polls).toHaveAttribute('aria-disabled', 'true'))
    await user.click(polls)
    expect(polls).not.toBeChecked()
    expect(polls).toHaveAccessibleDescription(/support profile|cannot make polls/)
  })
})
