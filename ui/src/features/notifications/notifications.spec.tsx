import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import {
  FCM,
  logRow,
  noticeAnswers,
  noticeRow,
  noticeSettings,
  SECTIONS,
  TWILIO,
  TWILIO_ROW,
} from '@/testing/dev/notices'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { fill } from './fill'
import { filterOf } from './log-filter'
import { whyNotProviders, whyNotSettings } from './rules'

const withNotices = (more: Parameters<typeof fakeHost>[0] = {}) =>
  fakeHost({ ...noticeAnswers(), ...more })

const at = (tab?: string, more: Record<string, string> = {}) =>
  paths.notifications(demoApp, { tab: tab ?? null, ...more })

const PATH = 'preferences.group.messagesSetting'

describe('what is told', () => {
  it('lists its changes before they are saved, and offers the way back', async () => {
    const fake = withNotices()
    const { user } = await renderAt(at())
    await user.click(
      await screen.findByRole('switch', { name: 'In groups: Messages: users may choose' }),
    )
    await user.click(screen.getByRole('combobox', { name: 'In groups: Messages' }))
    await user.click(await screen.findByRole('option', { name: 'Only with a mention' }))
    const bar = screen.getByRole('region', { name: 'Changes not saved yet' })
    expect(within(bar).getByText('the app decides')).toBeVisible()
    await user.click(within(bar).getByRole('button', { name: 'Save 2 changes' }))
    await waitFor(() =>
      expect(fake.calls('noticesSave')[0]?.[1]).toEqual([
        { path: 'preferences.group.messagesOverride', before: true, after: false },
        { path: PATH, before: 2, after: 3 },
      ]),
    )
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('asks whose change counts when somebody else changed the same', async () => {
    const change = { path: 'preferences.group.messagesOverride', before: true, after: false }
    const fake = withNotices({
      noticesSave: async (_app, changes) =>
        changes[0]?.before === true
          ? { conflicts: [{ change, now: null }], activity: null, undo: null }
          : { conflicts: [], activity: 'a1', undo: null },
    })
    const { user } = await renderAt(at())
    await user.click(
      await screen.findByRole('switch', { name: 'In groups: Messages: users may choose' }),
    )
    await user.click(screen.getByRole('button', { name: 'Save 1 change' }))
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }))
    await waitFor(() => expect(fake.calls('noticesSave')).toHaveLength(2))
    expect(fake.calls('noticesSave')[1]?.[1][0]?.before).toBeNull()
  })

  it('finds settings by any word, marks what is unusual, and shows the JSON', async () => {
    withNotices({
      noticesGet: async () =>
        noticeSettings({
          preferences: [{ ...SECTIONS[0], rows: [noticeRow({ value: 1 })] }, SECTIONS[1]].filter(
            (section) => section !== undefined,
          ) as typeof SECTIONS,
        }),
    })
    const { user } = await renderAt(at())
    expect(await screen.findByText('changed')).toBeVisible()
    await user.type(screen.getByRole('searchbox', { name: 'Find a setting' }), 'monday')
    expect(screen.queryByText('Messages')).toBeNull()
    expect(screen.getByText('Monday')).toBeVisible()
    await user.click(screen.getByRole('switch', { name: 'Show JSON' }))
    expect(await screen.findByRole('region', { name: 'JSON' })).toBeVisible()
  })

  it('can be read and not changed by support, and says so where the plan has none', async () => {
    withNotices({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    await renderAt(at())
    const toggle = await screen.findByRole('switch', {
      name: 'In groups: Messages: users may choose',
    })
    await waitFor(() => expect(toggle).toBeDisabled())
    expect(whyNotSettings('readOnly')).toMatch(/only read/)
    expect(whyNotSettings('manager')).toBeNull()
    expect(whyNotProviders('manager')).toMatch(/administrator/)
  })

  it('says what would enable it where the plan has none', async () => {
    withNotices({
      noticesGet: async () => {
        throw failure('planRestricted', 'The plan of this app does not include this feature.')
      },
    })
    await renderAt(at())
    expect(await screen.findByText(/come with some plans/)).toBeVisible()
  })
})

describe('texts', () => {
  it('stand as people would read them, while they are written', async () => {
    withNotices()
    const { user } = await renderAt(at('templates'))
    const examples = await screen.findByRole('list', { name: 'Examples: Text messages' })
    expect(within(examples).getByText('See you at eight?')).toBeVisible()
    const field = screen.getByRole('textbox', { name: 'Text messages: Text (full)' })
    await user.clear(field)
    await user.click(field)
    await user.paste('Hi {{nobody}}')
    expect(within(examples).getByText('Hi')).toBeVisible()
    expect(within(examples).getByText(/left out: nobody/)).toBeVisible()
  })

  it('are filled as the service fills them', () => {
    expect(fill('{{ senderDetails.name }}: {{messages.length}}').text).toBe('Maria Lopez: 3')
    expect(fill('{{data.text}}').text).toBe('See you at eight?')
    expect(fill('{{message.constructor}}')).toEqual({
      text: '',
      unknown: ['message.constructor'],
    })
  })
})

describe('providers', () => {
  it('are set up with a secret that travels once and stays in no cache', async () => {
    const fake = withNotices()
    const { user, client } = await renderAt(at('providers'))
    await user.click(await screen.findByRole('button', { name: 'Set up Twilio' }))
    await user.type(await screen.findByLabelText(/^Auth token/), 'example-token-0123')
    await user.type(screen.getByLabelText(/^Number/), '+15555550999')
    await user.click(screen.getByRole('button', { name: 'Set up' }))
    await waitFor(() => expect(fake.calls('providerSave')).toHaveLength(1))
    const [, form] = fake.calls('providerSave')[0] ?? []
    expect(form).toMatchObject({
      kind: 'twilio',
      id: null,
      secrets: [{ field: 'twilioAuthToken', secret: 'example-token-0123' }],
    })
    const cached = JSON.stringify([
      client
        .getQueryCache()
        .getAll()
        .map((each) => each.state),
      client
        .getMutationCache()
        .getAll()
        .map((each) => each.state),
    ])
    expect(cached).not.toContain('example-token-0123')
    expect(document.body.innerHTML).not.toContain('example-token-0123')
  })

  it('are edited by sending only what changed; a secret left empty stays', async () => {
    const fake = withNotices({
      providersList: async () => [{ ...TWILIO, providers: [TWILIO_ROW] }],
    })
    const { user } = await renderAt(at('providers', { provider: 'edit twilio ' }))
    const number = await screen.findByLabelText(/^Number/)
    expect(screen.getByText('Set: ••••••••cdef. Left empty, it stays.')).toBeVisible()
    await user.clear(number)
    await user.type(number, '+15555550999')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(fake.calls('providerSave')).toHaveLength(1))
    expect(fake.calls('providerSave')[0]?.[1]).toMatchObject({
      id: '',
      values: [{ field: 'twilioSenderPhoneNumber', value: '+15555550999' }],
      secrets: [],
    })
  })

  it('take a file that the core has read, by its name alone', async () => {
    const fake = withNotices()
    const { user } = await renderAt(at('providers', { provider: 'new fcm' }))
    await user.type(await screen.findByLabelText(/^Id/), 'android-main')
    await user.click(screen.getByRole('button', { name: 'Choose the file' }))
    expect(await screen.findByText(/Service account push@example/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Set up' }))
    await waitFor(() => expect(fake.calls('providerSave')[0]?.[1].file).toBe('f1'))
    expect(fake.calls('providerSave')[0]?.[1].values).toContainEqual({
      field: 'notificationInPayload.android.chat',
      value: true,
    })
  })

  it('show a mistake at its field', async () => {
    withNotices({
      providerSave: async () => {
        throw failure('invalid', 'This is not right.', {
          fields: [{ field: 'twilioSenderPhoneNumber', message: 'Write the number with +.' }],
        })
      },
    })
    const { user } = await renderAt(at('providers', { provider: 'new twilio' }))
    await user.type(await screen.findByLabelText(/^Auth token/), 'x')
    await user.type(screen.getByLabelText(/^Number/), '555')
    await user.click(screen.getByRole('button', { name: 'Set up' }))
    expect(await screen.findByText('Write the number with +.')).toBeVisible()
  })

  it('stay up when one kind cannot be read', async () => {
    const problem = failure('planRestricted', 'The plan of this app does not include this feature.')
    withNotices({ providersList: async () => [FCM, { ...TWILIO, problem }] })
    await renderAt(at('providers'))
    expect(await screen.findByText(problem.message)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Set up Google (FCM)' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Set up Twilio' })).toBeNull()
  })
})

describe('the log', () => {
  it('says in words why a notification was held back, and shows all of it', async () => {
    withNotices()
    const { user } = await renderAt(at('logs'))
    expect(await screen.findByText('The user muted this conversation.')).toBeVisible()
    await user.click(within(screen.getByRole('grid')).getByText('A message or reply'))
    const panel = await screen.findByRole('complementary', { name: 'A message or reply' })
    expect(within(panel).getByText('Held back')).toBeVisible()
    expect(within(panel).getByRole('link', { name: 'weekend-trip' })).toHaveAttribute(
      'href',
      paths.group(demoApp, 'weekend-trip'),
    )
  })

  it('asks for a receiver only once its kind is chosen', async () => {
    withNotices()
    const { user } = await renderAt(at('logs'))
    await screen.findByText('The user muted this conversation.')
    expect(screen.queryByRole('combobox', { name: 'Which group' })).toBeNull()
    await user.click(screen.getByRole('combobox', { name: 'Told to' }))
    await user.click(await screen.findByRole('option', { name: 'Members of a group' }))
    expect(await screen.findByRole('combobox', { name: 'Which group' })).toBeVisible()
  })

  it('cannot ask for what makes no sense, whatever the address says', () => {
    const filter = filterOf({ receiver: 'bob', member: 'bob', by: 'fcm', reason: 'X' })
    expect(filter).toMatchObject({ receiver: null, way: null, outcome: null })
    expect(filterOf({ channel: 'sms', by: 'fcm' }).way).toEqual({ channel: 'sms', provider: null })
    expect(filterOf({ to: 'group', receiver: 'g', member: 'm' }).receiver).toEqual({
      kind: 'group',
      guid: 'g',
      member: 'm',
    })
  })

  it('says that it may be off, where the switch is and how long it lasts', async () => {
    const fake = withNotices({
      noticeLogs: async () => ({ rows: [], next: null }),
      linkOpen: async () => null,
    })
    const { user } = await renderAt(at('logs'))
    expect(await screen.findByText(/switches itself off after 7 days/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Open the app in the dashboard' }))
    await waitFor(() => expect(fake.calls('linkOpen')).toHaveLength(1))
  })

  it('notices that the newest entry is old', async () => {
    withNotices({ noticeLogs: async () => ({ rows: [logRow({ at: 1000 })], next: null }) })
    await renderAt(at('logs'))
    expect(await screen.findByText(/probably off now/)).toBeVisible()
  })
})
