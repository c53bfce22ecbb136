import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { extensionAnswers, extensionForm, extensionRow, formField } from '@/testing/dev/extensions'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

function withForm(more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({ ...extensionAnswers(), ...more })
}

async function open(id = 'report-user', search = {}) {
  const view = await renderAt(paths.extension(demoApp, id, search))
  await screen.findAllByRole('textbox')
  return view
}

const bar = () => screen.getByRole('region', { name: 'Changes not saved yet' })

describe('settings of an extension', () => {
  it('list their changes before Save and send only those, with what was seen', async () => {
    const fake = withForm()
    const { user } = await open()
    const reports = screen.getByLabelText('Reports before something happens')
    await user.clear(reports)
    await user.type(reports, '7')
    expect(bar()).toHaveTextContent('When: Reports before something happens37')
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')).toHaveLength(1))
    expect(fake.calls('extensionSettingsSave')[0]).toEqual([
      demoApp,
      'report-user',
      null,
      { fields: [{ path: 'maxReports', before: '3', after: '7' }], secrets: [] },
    ])
  })

  it('a secret goes to the core once and is nowhere in the page afterwards', async () => {
    const fake = withForm()
    const { user, client } = await open()
    const password = screen.getByLabelText('Password') as HTMLInputElement
    expect(password).toHaveAttribute('placeholder', expect.stringContaining('kept unless'))
    await user.type(password, 'hunter2')
    expect(document.body.innerHTML).not.toContain('hunter2')
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')).toHaveLength(1))
    expect(fake.calls('extensionSettingsSave')[0]?.[3].secrets).toEqual([
      { path: 'basicAuthPassword', before: 'm1', typed: 'hunter2', file: null },
    ])
    await waitFor(() => expect(password.value).toBe(''))
    const cached = client
      .getMutationCache()
      .getAll()
      .map(({ state }) => JSON.stringify(state))
    expect(cached.join()).not.toContain('hunter2')
  })

  it('fields that do not count are not there, and come back as they were', async () => {
    withForm()
    const { user } = await open()
    await user.click(screen.getByRole('switch', { name: 'Tell your server' }))
    expect(screen.queryByLabelText(/^Address/)).toBeNull()
    await user.click(screen.getByRole('switch', { name: 'Tell your server' }))
    expect(screen.getByLabelText(/^Address/)).toHaveValue('https://example.com/hook')
  })

  it('a mistake is said on leaving the field, and what the core refuses stands there too', async () => {
    withForm({
      extensionSettingsSave: async () => {
        throw failure('invalid', 'This is 1 at least.', {
          fields: [{ field: 'maxReports', message: 'This is 1 at least.' }],
        })
      },
    })
    const { user } = await open()
    const address = screen.getByLabelText(/^Address/)
    await user.clear(address)
    await user.type(address, 'example.com')
    await user.tab()
    expect(await screen.findByText(/^This is not a web address/)).toBeVisible()
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    const reports = screen.getByLabelText('Reports before something happens')
    await waitFor(() => expect(reports).toHaveAttribute('aria-invalid', 'true'))
  })

  it('somebody else’s change is shown, and mine is saved over it only when chosen', async () => {
    let turn = 0
    const fake = withForm({
      extensionSettingsSave: async () => {
        turn += 1
        const one = {
          path: 'maxReports',
          label: 'Reports before something happens',
          now: '9',
          masked: null,
          mark: null,
        }
        const conflicts = turn === 1 ? [one] : []
        return { conflicts, widget: null, activity: 'a1', undo: null, lost: [] }
      },
    })
    const { user } = await open()
    const reports = screen.getByLabelText('Reports before something happens')
    await user.clear(reports)
    await user.type(reports, '7')
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    const dialog = await screen.findByRole('dialog', { name: /Somebody else/ })
    expect(within(dialog).getByRole('row', { name: /9 7$/ })).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Save mine over it' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')).toHaveLength(2))
    expect(fake.calls('extensionSettingsSave')[1]?.[3].fields).toEqual([
      { path: 'maxReports', before: '9', after: '7' },
    ])
  })

  it('are shown as JSON and reverted as a whole', async () => {
    withForm()
    const { user } = await open()
    await user.click(screen.getByRole('switch', { name: 'Tell your server' }))
    await user.click(within(bar()).getByRole('button', { name: 'Discard' }))
    expect(screen.queryByRole('region', { name: 'Changes not saved yet' })).toBeNull()
    expect(screen.getByRole('switch', { name: 'Tell your server' })).toBeChecked()
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Show JSON' }))
    const json = await screen.findByRole('dialog', { name: 'Settings as JSON' })
    expect(json).toBeVisible()
  })

  it('what is unknown is a field too, lines are added to lists, JSON only shown', async () => {
    const fields = [
      formField('shortcuts', {
        label: 'Shortcuts',
        shape: { kind: 'pairs', key: 'Shortcut', value: 'Text' },
        value: { '!ty': 'Thanks' },
      }),
      formField('customregexData', {
        label: 'Patterns',
        shape: {
          kind: 'records',
          fixed: false,
          columns: [{ name: 'name', label: 'Name', kind: 'text' }],
        },
        value: [{ '#': '0', name: 'A' }],
      }),
      formField('later.thing', { label: 'Thing', known: false, value: 'x' }),
      formField('later.more', {
        label: 'More',
        known: false,
        shape: { kind: 'json' },
        value: '[1]',
      }),
    ]
    const fake = withForm({ extensionForm: async () => extensionForm({ fields }) })
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Add a line to Shortcuts' }))
    await user.type(screen.getByLabelText('Shortcut of line 2'), '!hi')
    await user.type(screen.getByLabelText('Text of line 2'), 'Hello')
    await user.click(screen.getByRole('button', { name: 'Add a line to Patterns' }))
    await user.type(screen.getByLabelText('Name of line 2'), 'B')
    await user.type(screen.getByLabelText('Thing'), 'y')
    expect(screen.getByText('[1]')).toBeVisible()
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')).toHaveLength(1))
    const sent = fake.calls('extensionSettingsSave')[0]?.[3].fields.map((each) => each.after)
    expect(sent).toEqual([
      { '!ty': 'Thanks', '!hi': 'Hello' },
      [{ '#': '0', name: 'A' }, { name: 'B' }],
      'xy',
    ])
  })

  it('of one that is off wait until it is switched on', async () => {
    const row = extensionRow({ id: 'gifs-tenor', name: 'Tenor Gifs', hasSettings: true })
    const fake = withForm({ extensionsList: async () => [row] })
    const { user } = await renderAt(paths.extension(demoApp, 'gifs-tenor'))
    await user.click(await screen.findByRole('button', { name: 'Switch on' }))
    await waitFor(() =>
      expect(fake.calls('extensionsSwitch')).toEqual([[demoApp, { on: ['gifs-tenor'], off: [] }]]),
    )
  })

  it('support looks at them and changes nothing', async () => {
    withForm({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    await open()
    expect(await screen.findByText('The support profile does not change extensions.')).toBeVisible()
    expect(screen.getByLabelText('Reports before something happens')).toHaveAttribute('readonly')
    expect(screen.getByRole('switch', { name: 'Tell your server' })).toBeDisabled()
  })
})

describe('files for push', () => {
  it('fill the fields of Firebase and leave the key with the core', async () => {
    const fcm = (name: string, more = {}) =>
      formField(`fcmCredentials.${name}`, { group: 'Firebase (FCM)', label: name, ...more })
    const fields = [
      fcm('project_id'),
      fcm('private_key', { shape: { kind: 'secret', long: true }, mark: 'm1', masked: '••••' }),
    ]
    const fake = withForm({
      extensionForm: async () => extensionForm({ extension: 'push-notification', fields }),
      pushFileChoose: async () => ({
        id: 'f1',
        name: 'account.json',
        kind: 'serviceAccount',
        size: 2300,
        tells: { 'fcmCredentials.project_id': 'example' },
        secret: 'fcmCredentials.private_key',
      }),
    })
    const { user } = await open('push-notification')
    await user.click(screen.getByRole('button', { name: 'Take from a service-account file' }))
    expect((await screen.findAllByText('account.json'))[0]).toBeVisible()
    expect(screen.getByLabelText('project_id')).toHaveValue('example')
    await user.click(within(bar()).getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')).toHaveLength(1))
    expect(fake.calls('extensionSettingsSave')[0]?.[3].secrets).toEqual([
      { path: 'fcmCredentials.private_key', before: 'm1', typed: '', file: 'f1' },
    ])
  })

  it('of Apple are uploaded after a question that says what is lost', async () => {
    const fields = [formField('keyId', { group: 'Apple (APNs)', label: 'Key id' })]
    const fake = withForm({
      extensionForm: async () => extensionForm({ extension: 'push-notification', fields }),
      pushFileChoose: async () => ({
        id: 'f2',
        name: 'AuthKey_ABC123DEFG.p8',
        kind: 'p8',
        size: 257,
        tells: { keyId: 'ABC123DEFG' },
        secret: null,
      }),
    })
    const { user } = await open('push-notification')
    expect(await screen.findByText('CometChat has a key (.p8).')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Upload a key or certificate' }))
    const dialog = await screen.findByRole('dialog', { name: 'Upload AuthKey_ABC123DEFG.p8?' })
    expect(dialog).toHaveTextContent('cannot be brought back')
    await user.click(within(dialog).getByRole('button', { name: 'Upload' }))
    await waitFor(() => expect(fake.calls('pushCertificateUpload')).toEqual([[demoApp, 'f2']]))
    await waitFor(() => expect(screen.getByLabelText('Key id')).toHaveValue('ABC123DEFG'))
  })
})

describe('widgets', () => {
  it('are a list, and a new one is made with the defaults', async () => {
    const fake = withForm()
    const { user, path } = await renderAt(paths.extension(demoApp, 'widget'))
    expect(await screen.findByRole('link', { name: 'Shop' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'New widget' }))
    await user.type(await screen.findByLabelText(/^Name/), 'Help')
    await user.click(screen.getByRole('button', { name: 'Make the widget' }))
    await waitFor(() => expect(fake.calls('extensionSettingsSave')[0]?.[2]).toBe(''))
    await waitFor(() => expect(path()).toBe(paths.extension(demoApp, 'widget', { widget: 'w2' })))
  })
})
