import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { MaskedKey } from '@/bindings'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { connection, demoApp, fleetApp, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { whyNotCreate, whyNotDelete } from './rules'

const free = fleetApp({ app: '2680cafe0009', name: 'Chess Corner', plan: 'build', paid: false })

const key: MaskedKey = {
  id: 'k1',
  name: 'Rest API Key',
  scope: 'fullAccess',
  masked: '••••••••3f9a',
  createdAt: NOW,
  createdBy: 'app_system',
  inUse: true,
}

async function open(answers: Answers = {}, search = {}) {
  const fake = fakeHost({
    fleetList: async () => ({ apps: [fleetApp(), free], asOf: NOW, refreshing: false }),
    gatePlan: async ({ subject }) => ({
      allowed: true,
      reason: null,
      count: 1,
      reversible: false,
      title: 'Delete the app Chess Corner?',
      text: 'Words of the core.',
      button: 'Delete app',
      mustType: subject,
      production: false,
    }),
    ...answers,
  })
  const view = await renderAt(paths.fleet('demo', search))
  return { ...view, fake }
}

describe('a new app', () => {
  it('is made with what was typed, and its keys stand there masked, to be copied by the core', async () => {
    const { user, fake } = await open({
      appCreate: async (_, app) => ({
        value: { app: fleetApp({ ...free, name: app.name }), keys: [key], problem: null },
        activity: 'a1',
        undo: null,
      }),
      apiKeyCopy: async () => null,
      apiKeyReveal: async () => ({ value: 'the-key-in-the-clear' }),
    })
    await user.click(await screen.findByRole('button', { name: 'New app' }))
    const panel = await screen.findByRole('complementary', { name: 'New app' })
    await user.click(within(panel).getByRole('button', { name: 'Create app' }))
    expect(await within(panel).findByText('Give the app a name.')).toBeVisible()
    expect(fake.calls('appCreate')).toEqual([])
    await user.type(within(panel).getByLabelText(/^Name/), 'Harbour Club')
    await user.click(within(panel).getByRole('switch', { name: /^Begin with sample data/ }))
    await user.click(within(panel).getByRole('button', { name: 'Create app' }))
    expect(await screen.findByText('••••••••3f9a')).toBeVisible()
    expect(fake.calls('appCreate')).toEqual([
      ['demo', { name: 'Harbour Club', region: 'us', sampleData: true }],
    ])
    await user.click(screen.getByRole('button', { name: 'Copy Rest API Key' }))
    expect(fake.calls('apiKeyCopy')).toEqual([[{ connection: 'demo', app: free.app }, 'k1']])
    expect(screen.queryByText('the-key-in-the-clear')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Show Rest API Key' }))
    expect(await screen.findByText('the-key-in-the-clear')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Hide' }))
    expect(screen.queryByText('the-key-in-the-clear')).toBeNull()
  })

  it('that the service refuses says why at its field', async () => {
    const { user } = await open(
      {
        appCreate: async () => {
          throw failure('invalid', 'The selected region is invalid.', {
            fields: [{ field: 'region', message: 'The selected region is invalid.' }],
          })
        },
      },
      { new: '1' },
    )
    const panel = await screen.findByRole('complementary', { name: 'New app' })
    await user.type(within(panel).getByLabelText(/^Name/), 'Harbour Club')
    await user.click(within(panel).getByRole('button', { name: 'Create app' }))
    expect(await within(panel).findByText('The selected region is invalid.')).toBeVisible()
  })

  it('takes an account and an administrator', () => {
    expect(whyNotCreate('administrator', 'account')).toBeNull()
    expect(whyNotCreate('administrator', 'app')).toMatch(/leads to one app/)
    expect(whyNotCreate('manager', 'account')).toMatch(/administrator/)
  })
})

describe('an app', () => {
  it('is deleted once its id is typed', async () => {
    const { user, fake } = await open({
      appDelete: async () => ({
        value: fleetApp({ ...free, state: 'archived', purgedAt: NOW + 30 * 86_400 }),
        activity: 'a2',
        undo: null,
      }),
    })
    await screen.findByText('Chess Corner')
    screen.getByRole('grid', { name: 'Apps' }).focus()
    await user.keyboard('{Delete}')
    const dialog = await screen.findByRole('alertdialog')
    expect(within(dialog).getByText('Words of the core.')).toBeVisible()
    await user.type(within(dialog).getByRole('textbox'), free.app)
    await user.click(within(dialog).getByRole('button', { name: 'Delete app' }))
    await waitFor(() =>
      expect(fake.calls('appDelete')).toEqual([[{ connection: 'demo', app: free.app }, free.app]]),
    )
  })

  it('with a paid plan, deleted already, or reached by its own key cannot be deleted', () => {
    expect(whyNotDelete(free, 'administrator', 'account')).toBeNull()
    expect(whyNotDelete(fleetApp(), 'administrator', 'account')).toMatch(/paid plan/)
    expect(whyNotDelete({ ...free, state: 'archived' }, 'administrator', 'account')).toMatch(
      /deleted already/,
    )
    expect(whyNotDelete(free, 'administrator', 'app')).toMatch(/Connect the account/)
    expect(whyNotDelete(free, 'manager', 'account')).toMatch(/administrator/)
  })

  it('has notes that are edited in its panel and can be taken back', async () => {
    const { user, fake } = await open(
      {
        appNotesSet: async (_, notes) => ({
          value: fleetApp(notes),
          activity: 'a3',
          undo: 'a3',
        }),
        activityUndo: async () => ({ value: null, activity: 'a4', undo: null }),
      },
      { peek: demoApp.app },
    )
    const panel = await screen.findByRole('complementary', { name: 'Northwind Market' })
    expect(within(panel).getByText(/Nobody wrote anything yet/)).toBeVisible()
    await user.click(within(panel).getByRole('button', { name: 'Edit notes' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText('Contact'), 'Ana')
    await user.click(within(dialog).getByRole('button', { name: 'Save notes' }))
    expect(await screen.findByText('Saved the notes about Northwind Market')).toBeVisible()
    expect(fake.calls('appNotesSet')).toEqual([[demoApp, { note: '', contact: 'Ana' }]])
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a3']]))
  })

  it('says that its usage report comes by e-mail', async () => {
    const { user, fake } = await open(
      {
        gatePlan: async () => ({
          allowed: true,
          reason: null,
          count: 1,
          reversible: false,
          title: 'Ask for a usage report of Northwind Market?',
          text: 'CometChat sends it by e-mail.',
          button: 'Ask for the report',
          mustType: null,
          production: false,
        }),
        appUsageReport: async () => ({ value: 'accepted', activity: 'a5', undo: null }),
      },
      { peek: demoApp.app },
    )
    const panel = await screen.findByRole('complementary', { name: 'Northwind Market' })
    await user.click(within(panel).getByRole('button', { name: 'More to do with this app' }))
    await user.click(
      await screen.findByRole('menuitem', { name: 'Ask for the usage report of this cycle' }),
    )
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Ask for the report' }))
    expect(await screen.findByText(/It comes by e-mail/)).toBeVisible()
    expect(fake.calls('appUsageReport')).toEqual([[demoApp, false]])
  })

  it('of a connection to one app offers no new one', async () => {
    await open({ connectionsList: async () => [connection({ kind: 'app' })] })
    const button = await screen.findByRole('button', { name: 'New app' })
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
  })
})
