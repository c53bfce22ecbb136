import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { sampleAnswer, webhookAnswers, webhookRow } from '@/testing/dev/webhooks'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, fleetApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { forgetListening } from './listening'

const fake = (more: Parameters<typeof fakeHost>[0] = {}) =>
  fakeHost({ ...webhookAnswers(), ...more })

beforeEach(forgetListening)

describe('webhooks', () => {
  it('are listed with what they are truly told', async () => {
    const silent = webhookRow({ id: 'b', triggers: [] })
    silent.fields = { ...silent.fields, name: 'Silent' }
    fake({ webhooksList: async () => [webhookRow(), silent] })
    await renderAt(paths.webhooks(demoApp))
    expect(await screen.findByText('2 triggers')).toBeVisible()
    expect(screen.getByText('told nothing')).toBeVisible()
    expect(screen.getByText('2 webhooks of 25')).toBeVisible()
  })

  it('say what an account connection would enable, and leave samples up', async () => {
    fake({
      webhooksList: async () => {
        throw failure('accountNeeded', 'This needs an account connection.', { advice: 'Connect.' })
      },
    })
    const { user } = await renderAt(paths.webhooks(demoApp))
    expect(await screen.findByText('This needs an account connection')).toBeVisible()
    expect(screen.getByRole('button', { name: 'New webhook' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: /sample to any address/ }))
    expect(await screen.findByRole('complementary', { name: 'Send a sample' })).toBeVisible()
  })

  it('show what they are for when there are none', async () => {
    fake({ webhooksList: async () => [] })
    await renderAt(paths.webhooks(demoApp))
    expect(await screen.findByText(/tells your own server what happens/)).toBeVisible()
  })

  it('are not for support', async () => {
    fake({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    await renderAt(paths.webhooks(demoApp))
    const button = await screen.findByRole('button', { name: 'New webhook' })
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
  })
})

describe('a new webhook', () => {
  it('tells all mistakes and then sends the password once, and nowhere else', async () => {
    const host = fake()
    const { user, client } = await renderAt(paths.webhooks(demoApp, { new: '1' }))
    const panel = await screen.findByRole('complementary', { name: 'New webhook' })
    const form = within(panel)
    await user.click(form.getByRole('button', { name: /^Create webhook/ }))
    expect(await form.findByText(/Give the webhook an id/)).toBeVisible()
    expect(host.calls('webhookCreate')).toEqual([])
    await user.type(form.getByLabelText(/^Webhook id/), 'audit')
    await user.type(form.getByLabelText(/^Name/), 'Audit')
    await user.type(form.getByLabelText(/^Address/), 'https://example.com/audit')
    await user.click(form.getByLabelText(/^Basic authentication/))
    await user.type(form.getByLabelText(/^User name/), 'halley')
    await user.type(form.getByLabelText(/^Password/), 'Zx81Example')
    await user.click(await form.findByRole('checkbox', { name: 'Messages' }))
    expect(form.getByText('3 triggers')).toBeVisible()
    await user.click(form.getByRole('button', { name: /^Create webhook/ }))
    await waitFor(() => expect(host.calls('webhookCreate')).toHaveLength(1))
    const [, id, draft, password] = host.calls('webhookCreate')[0] ?? []
    expect([id, password]).toEqual(['audit', 'Zx81Example'])
    expect(draft?.triggers).toEqual(['message_sent', 'message_edited', 'message_pinned'])
    const kept = JSON.stringify(
      client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    )
    expect(kept).not.toContain('Zx81Example')
    expect(document.documentElement.outerHTML).not.toContain('Zx81Example')
  })

  it('shows a result for each trigger where not all were taken', async () => {
    fake({
      webhookCreate: async () => ({
        kind: 'saved',
        now: webhookRow(),
        triggers: [
          { trigger: 'message_sent', added: true, problem: null },
          { trigger: 'message_pinned', added: true, problem: 'CometChat knows it not.' },
        ],
        activity: 'a1',
        undo: null,
      }),
    })
    const { user } = await renderAt(paths.webhooks(demoApp, { new: '1' }))
    const form = within(await screen.findByRole('complementary', { name: 'New webhook' }))
    await user.type(form.getByLabelText(/^Webhook id/), 'audit')
    await user.type(form.getByLabelText(/^Name/), 'Audit')
    await user.type(form.getByLabelText(/^Address/), 'https://example.com/audit')
    await user.click(form.getByRole('button', { name: /^Create webhook/ }))
    expect(await screen.findByText(/^1 trigger could not be changed/)).toBeVisible()
    expect(screen.getByText('CometChat knows it not.')).toBeVisible()
  })
})

describe('an edited webhook', () => {
  const open = async (more: Parameters<typeof fakeHost>[0] = {}) => {
    const host = fake(more)
    const { user } = await renderAt(paths.webhooks(demoApp, { edit: 'orders' }))
    const panel = await screen.findByRole('complementary', { name: /Edit Orders/ })
    return { host, user, form: within(panel) }
  }

  it('shows its differences before it is saved', async () => {
    const { host, user, form } = await open()
    const name = form.getByLabelText(/^Name/)
    await user.clear(name)
    await user.type(name, 'Sales')
    const messages = await form.findByRole('checkbox', { name: 'Messages' })
    expect(messages).toBePartiallyChecked()
    await user.click(form.getByRole('checkbox', { name: /^Message sent/ }))
    expect(messages).not.toBePartiallyChecked()
    expect(messages).not.toBeChecked()
    const changes = form.getByRole('list', { name: 'Changes not saved yet' })
    expect(changes).toHaveTextContent('Orders to Sales')
    expect(changes).toHaveTextContent('removed: Message sent')
    await user.click(form.getByRole('button', { name: /^Save changes/ }))
    await waitFor(() => expect(host.calls('webhookUpdate')).toHaveLength(1))
    const [, id, edit, password] = host.calls('webhookUpdate')[0] ?? []
    expect([id, password, edit?.seen.fields.name]).toEqual(['orders', '', 'Orders'])
    expect(edit?.wanted.triggers).toEqual(['group_created'])
  })

  it('shows what somebody else changed meanwhile and asks', async () => {
    const theirs = webhookRow()
    theirs.fields = { ...theirs.fields, url: 'https://example.com/new' }
    let asked = 0
    const { host, user, form } = await open({
      webhookUpdate: async (_, id, { wanted }) => {
        asked += 1
        return asked === 1
          ? { kind: 'conflict', now: theirs }
          : {
              kind: 'saved',
              now: webhookRow({ id, ...wanted }),
              triggers: [],
              activity: 'a',
              undo: null,
            }
      },
    })
    await user.type(form.getByLabelText(/^Name/), ' EU')
    await user.click(form.getByRole('button', { name: /^Save changes/ }))
    const alert = within(await form.findByRole('alert', { name: 'Changed meanwhile' }))
    expect(alert.getByText('https://example.com/new')).toBeVisible()
    await user.click(alert.getByRole('button', { name: /save mine on top/ }))
    await waitFor(() => expect(host.calls('webhookUpdate')).toHaveLength(2))
    const [, , edit] = host.calls('webhookUpdate')[1] ?? []
    expect(edit?.seen.fields.url).toBe('https://example.com/new')
    expect(edit?.wanted.fields).toMatchObject({
      name: 'Orders EU',
      url: 'https://example.com/new',
    })
  })

  it('leaves what CometChat does not tell as it is', async () => {
    const told = webhookRow()
    told.fields = { ...told.fields, enabled: null }
    const { host, user, form } = await open({ webhookGet: async () => told })
    await user.type(form.getByLabelText(/^Name/), '!')
    await user.click(form.getByRole('button', { name: /^Save changes/ }))
    await waitFor(() => expect(host.calls('webhookUpdate')).toHaveLength(1))
    expect(host.calls('webhookUpdate')[0]?.[2].wanted.fields.enabled).toBeNull()
  })
})

describe('a sample', () => {
  it('shows what the address answered', async () => {
    const host = fake()
    const { user } = await renderAt(paths.webhooks(demoApp, { sample: 'orders' }))
    const panel = within(await screen.findByRole('complementary', { name: /Send a sample/ }))
    await user.click(await panel.findByRole('button', { name: /^Send sample/ }))
    const answer = await panel.findByRole('status', { name: 'What it answered' })
    expect(answer).toHaveTextContent('CometChat would take this as delivered')
    expect(answer).toHaveTextContent('84 ms')
    expect(answer).toHaveTextContent('TLS 1.3')
    expect(answer).toHaveTextContent('thanks')
    expect(host.calls('webhookSample')[0]?.[1]).toMatchObject({
      webhook: 'orders',
      url: 'https://example.com/orders',
      trigger: 'message_sent',
      username: '',
    })
  })

  it('says why a certificate is not trusted', async () => {
    const problem = 'Its certificate has run out.'
    const { tls } = sampleAnswer()
    fake({
      webhookSample: async () =>
        sampleAnswer({
          status: null,
          delivered: false,
          sentence: `Nothing was sent. ${problem}`,
          tls: tls && { ...tls, problem },
        }),
    })
    const { user } = await renderAt(paths.webhooks(demoApp, { sample: 'orders' }))
    const panel = within(await screen.findByRole('complementary', { name: /Send a sample/ }))
    await user.click(await panel.findByRole('button', { name: /^Send sample/ }))
    expect(await panel.findByText('not trusted')).toBeVisible()
    expect(panel.getByText('no answer')).toBeVisible()
  })
})

it('a comparison shows what one app lacks and where they differ', async () => {
  const other = webhookRow()
  other.fields = { ...other.fields, url: 'https://staging.example.com' }
  const apps = [fleetApp(), fleetApp({ app: 'other', name: 'Staging' })]
  fake({
    fleetList: async () => ({ apps, asOf: null, refreshing: false }),
    appGet: async ({ app }) => apps.find((one) => one.app === app) ?? fleetApp(),
    webhooksList: async ({ app }) =>
      app === 'other' ? [other, webhookRow({ id: 'audit' })] : [webhookRow()],
  })
  await renderAt(paths.webhooks(demoApp, { tab: 'compare', with: 'other' }))
  const table = await screen.findByRole('table', { name: 'Webhooks of both apps' })
  expect(table).toHaveTextContent('https://staging.example.com')
  expect(within(table).getByText('missing')).toBeVisible()
})
