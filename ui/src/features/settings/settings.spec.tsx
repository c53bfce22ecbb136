import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { AppSetting, SettingsSaved } from '@/bindings'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const ON_REPLIES = 'core.conversations.updateOnReplies'
const ON_CALLS = 'core.conversations.updateOnCallActivity'

function setting(changes: Partial<AppSetting> = {}): AppSetting {
  return {
    key: ON_REPLIES,
    title: 'Replies move the conversation up',
    help: 'A reply counts as the latest message.',
    section: 'conversations',
    value: { kind: 'switch', on: true },
    default: true,
    changed: false,
    ...changes,
  }
}

const all: AppSetting[] = [
  setting(),
  setting({
    key: ON_CALLS,
    title: 'Calls move a conversation up',
    help: 'A call counts as the latest message.',
    value: { kind: 'switch', on: true },
    default: false,
    changed: true,
  }),
  setting({
    key: 'core.notifications.push.advanced.included',
    title: 'Included in advanced push',
    section: 'push',
    value: { kind: 'texts', texts: ['templates'] },
    default: null,
  }),
  setting({
    key: 'features.new',
    title: 'features.new',
    section: 'unknown',
    value: { kind: 'other', json: '{ "deep": 1 }' },
    default: null,
  }),
]

const nothing: SettingsSaved = {
  saved: [],
  conflicts: [],
  failed: [],
  activity: 'a1',
  undo: null,
}

async function open(answers: Answers = {}, search = {}) {
  const fake = fakeHost({ settingsList: async () => all, ...answers })
  const view = await renderAt(paths.settings(demoApp, search))
  return { ...view, fake }
}

const toggle = (name: string) => screen.findByRole('switch', { name })
const seen = [
  { key: ON_REPLIES, on: true },
  { key: ON_CALLS, on: true },
]

describe('settings', () => {
  it('have plain names, defaults and marks; unknown ones stand there too', async () => {
    await open()
    expect(await toggle('Calls move a conversation up')).toBeChecked()
    expect(screen.getByText('Changed')).toBeVisible()
    expect(screen.getByText('By default: off.', { exact: false })).toBeVisible()
    expect(screen.getByText('templates')).toBeVisible()
    expect(screen.getByText('{ "deep": 1 }')).toBeVisible()
  })

  it('are found by a part of their key, and the changed ones alone', async () => {
    const { user } = await open()
    await toggle('Calls move a conversation up')
    await user.type(screen.getByRole('textbox', { name: /Find a setting/ }), 'onreplies')
    await waitFor(() => expect(screen.getAllByRole('switch')).toHaveLength(1))
    await user.clear(screen.getByRole('textbox', { name: /Find a setting/ }))
    await user.click(screen.getByRole('checkbox', { name: 'Only changed ones (1)' }))
    await waitFor(() => expect(screen.getByText('1 setting')).toBeVisible())
  })

  it('are changed together, after the list of changes was seen, and taken back', async () => {
    const { user, fake } = await open({
      settingsSave: async (_, wanted) => ({
        ...nothing,
        saved: wanted.map(({ key, on }) => ({ key, before: !on, after: on })),
        undo: 'a1',
      }),
      activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    })
    await user.click(await toggle('Replies move the conversation up'))
    await user.click(await toggle('Calls move a conversation up'))
    const bar = screen.getByRole('region', { name: 'Changes not saved yet' })
    expect(within(bar).getAllByRole('listitem')).toHaveLength(2)
    expect(fake.calls('settingsSave')).toEqual([])
    await user.click(
      within(bar).getByRole('button', { name: 'Take back Replies move the conversation up' }),
    )
    await user.click(within(bar).getByRole('button', { name: 'Save 1 change' }))
    expect(await screen.findByText('Saved 1 setting')).toBeVisible()
    expect(fake.calls('settingsSave')).toEqual([[demoApp, [{ key: ON_CALLS, on: false }], seen]])
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('that somebody changed meanwhile are shown, and saved over only when asked', async () => {
    let asked = 0
    const { user, fake } = await open({
      settingsSave: async (_, wanted) => {
        asked += 1
        return asked === 1
          ? { ...nothing, conflicts: [{ key: ON_REPLIES, before: true, now: false }] }
          : {
              ...nothing,
              saved: wanted.map(({ key, on }) => ({ key, before: !on, after: on })),
            }
      },
    })
    await user.click(await toggle('Calls move a conversation up'))
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('Replies move the conversation up')).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Save mine all the same' }))
    expect(await screen.findByText('Saved 1 setting')).toBeVisible()
    const [, second] = fake.calls('settingsSave')
    expect(second?.[2]).toEqual([
      { key: ON_REPLIES, on: false },
      { key: ON_CALLS, on: true },
    ])
  })

  it('that the service refuses stay unsaved with the reason', async () => {
    const { user } = await open({
      settingsSave: async () => ({
        ...nothing,
        failed: [{ key: ON_CALLS, message: 'The plan does not include it.' }],
      }),
    })
    await user.click(await toggle('Calls move a conversation up'))
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    expect(await screen.findByText(/1 setting was not saved/)).toBeVisible()
    expect(screen.getAllByText('The plan does not include it.').length).toBeGreaterThan(0)
    expect(screen.getByRole('region', { name: 'Changes not saved yet' })).toBeVisible()
  })

  it('are set back all at once, after what changes was said', async () => {
    const { user, fake } = await open({
      gatePlan: async () => ({
        allowed: true,
        reason: null,
        count: 1,
        reversible: true,
        title: 'Set all settings of Northwind Market back?',
        text: 'At once.',
        button: 'Set all back',
        mustType: null,
        production: false,
      }),
      settingsReset: async () => ({
        ...nothing,
        saved: [{ key: ON_CALLS, before: true, after: false }],
      }),
    })
    await toggle('Calls move a conversation up')
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Set all back to the defaults' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(within(dialog).getByText(/Calls move a conversation up: on → off/)).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Set all back' }))
    await waitFor(() => expect(fake.calls('settingsReset')).toEqual([[demoApp, seen]]))
  })

  it('are only read by who may only read', async () => {
    const { user, fake } = await open({
      profileGet: async () => ({ profile: 'readOnly', lockedBy: null }),
    })
    const one = await toggle('Calls move a conversation up')
    await waitFor(() => expect(one).toHaveAttribute('aria-disabled', 'true'))
    await user.click(one)
    expect(screen.queryByRole('region', { name: 'Changes not saved yet' })).toBeNull()
    expect(fake.calls('settingsSave')).toEqual([])
  })

  it('of a connection to one app say what would enable them', async () => {
    await open({
      settingsList: async () => {
        throw failure('accountNeeded', 'This needs an account connection.')
      },
    })
    expect(await screen.findByText('This needs an account connection.')).toBeVisible()
    expect(screen.getByText(/With an account connection this page shows/)).toBeVisible()
  })
})
