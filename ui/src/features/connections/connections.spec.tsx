import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { connection, fleetApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const account = connection({
  id: 'acme',
  kind: 'account',
  name: 'Acme Chat',
  keep: 'keychain',
  credential: '••••••••3f9a',
})
const sealed = connection({ ...account, id: 'sealed', name: 'Old account', state: 'sealed' })
const fleet = async () => ({ apps: [fleetApp()], asOf: null, refreshing: false })

async function connectApp(answers: Answers) {
  const fake = fakeHost({ connectionsList: async () => [], fleetList: fleet, ...answers })
  const view = await renderAt(paths.home({ connect: 'app' }))
  const dialog = await screen.findByRole('dialog', { name: 'Connect one app' })
  const form = within(dialog)
  await view.user.type(form.getByRole('textbox', { name: /^App id/ }), '2680cafe0001')
  await view.user.type(form.getByLabelText(/^REST API key/), 'example-key')
  return {
    ...view,
    fake,
    form,
    send: () => view.user.click(form.getByRole('button', { name: 'Connect' })),
  }
}

test('a fresh start offers three ways in', async () => {
  fakeHost({ connectionsList: async () => [] })
  await renderAt(paths.home())
  expect(await screen.findByRole('heading', { name: 'Welcome to Halley' })).toBeVisible()
  for (const name of [/^Try the demo/, /^Connect an account/, /^Connect one app/]) {
    expect(screen.getByRole('button', { name })).toBeVisible()
  }
})

test('one click starts the demo and opens its apps', async () => {
  const fake = fakeHost({
    connectionsList: async () => [],
    demoStart: async () => connection(),
    fleetList: fleet,
  })
  const { user, path } = await renderAt(paths.home())
  await user.click(screen.getByRole('button', { name: /^Try the demo/ }))
  await waitFor(() => expect(path()).toBe(paths.fleet('demo')))
  expect(fake.calls('demoStart')).toHaveLength(1)
})

test('a demo that does not start says why and tries again', async () => {
  let n = 0
  fakeHost({
    connectionsList: async () => [],
    fleetList: fleet,
    demoStart: async () => {
      n += 1
      if (n === 1) throw failure('internal', 'No port was free on this computer.')
      return connection()
    },
  })
  const { user, path } = await renderAt(paths.home())
  await user.click(screen.getByRole('button', { name: /^Try the demo/ }))
  expect(await screen.findByText('No port was free on this computer.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(path()).toBe(paths.fleet('demo')))
})

test('an app is connected with what was typed, and opened', async () => {
  const made = connection({ id: 'one', kind: 'app', app: '2680cafe0001', region: 'us' })
  const { fake, send, path } = await connectApp({ connectApp: async () => made })
  await send()
  await waitFor(() =>
    expect(path()).toBe(paths.overview({ connection: 'one', app: '2680cafe0001' })),
  )
  expect(fake.calls('connectApp')[0]?.[0]).toEqual({
    name: '',
    app: '2680cafe0001',
    region: 'us',
    apiKey: 'example-key',
    keep: 'keychain',
  })
})

test('a typed secret is in its field and nowhere else, and leaves it once it is handed over', async () => {
  let answer: (made: ReturnType<typeof connection>) => void = () => undefined
  const { user, form, send, client, router } = await connectApp({
    connectApp: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  const field = form.getByLabelText<HTMLInputElement>(/^REST API key/)
  const anywhere = () =>
    [
      document.documentElement.outerHTML,
      JSON.stringify(router.state.location),
      JSON.stringify(history.state),
      JSON.stringify(
        client
          .getMutationCache()
          .getAll()
          .map((each) => each.state.variables),
      ),
      JSON.stringify(
        client
          .getQueryCache()
          .getAll()
          .map((each) => each.state.data),
      ),
    ].join()
  expect(field).toHaveValue('example-key')
  expect(anywhere()).not.toContain('example-key')
  for (const button of field.closest('.mantine-InputWrapper-root')?.querySelectorAll('button') ??
    [])
    await user.click(button)
  expect(field.type).toBe('text')
  expect(anywhere()).not.toContain('example-key')
  await send()
  expect(anywhere()).not.toContain('example-key')
  answer(connection({ id: 'one', kind: 'app', app: '2680cafe0001', region: 'us' }))
  await waitFor(() => expect(field).toHaveValue(''))
})

test('a secret stays in its field when the call fails, to try again', async () => {
  const { form, send } = await connectApp({
    connectApp: async () => {
      throw failure('offline', 'There is no network.')
    },
  })
  await send()
  expect(await form.findByText('There is no network.')).toBeVisible()
  expect(form.getByLabelText(/^REST API key/)).toHaveValue('example-key')
})

test.each([
  ['wrongApp', 'CometChat has no app with this id.', /^App id/],
  ['keyRejected', 'CometChat does not know this key.', /^REST API key/],
  ['keyTooSmall', 'This key is an Auth Key, which cannot list users.', /^REST API key/],
  ['wrongRegion', 'This app is not in this region.', /^Region/],
] as const)('%s stands on its field, with the next step below', async (code, message, label) => {
  const { form, send } = await connectApp({
    connectApp: async () => {
      throw failure(code, message, { advice: 'Look it up in the dashboard.' })
    },
  })
  await send()
  expect(await form.findByText('Look it up in the dashboard.')).toBeVisible()
  const [field] = form.getAllByLabelText(label)
  expect(field).toHaveAccessibleDescription(expect.stringContaining(message))
})

test.each([
  ['offline', 'There is no network.'],
  ['proxyAnswered', 'A proxy answered in place of CometChat.'],
  ['clockOff', "This computer's clock is 3 hours off."],
  ['tls', 'The certificate is not trusted here.'],
] as const)(
  '%s is said above the buttons, and the form keeps what was typed',
  async (code, message) => {
    const { form, send } = await connectApp({
      connectApp: async () => {
        throw failure(code, message, { advice: 'Then try again.' })
      },
    })
    await send()
    expect(await form.findByRole('alert')).toHaveTextContent(message)
    expect(form.getByRole('textbox', { name: /^App id/ })).toHaveValue('2680cafe0001')
  },
)

test('without a keychain the passphrase file is offered, and its passphrase asked', async () => {
  const { user, fake, form, send } = await connectApp({
    vaultState: async () => ({
      keychain: 'unavailable',
      keychainName: 'Secret Service',
      file: 'none',
    }),
    vaultFileOpen: async () => ({
      keychain: 'unavailable',
      keychainName: 'Secret Service',
      file: 'open',
    }),
    connectApp: async () => connection({ id: 'one', kind: 'app', app: '2680cafe0001' }),
  })
  expect(form.getByRole('radio', { name: /^In a keychain/ })).toBeDisabled()
  await waitFor(() =>
    expect(form.getByRole('radio', { name: /^In a file with a passphrase/ })).toBeChecked(),
  )
  await send()
  expect(await form.findByText('Type the passphrase.')).toBeVisible()
  await user.type(form.getByLabelText(/^New passphrase/), 'correct horse')
  await send()
  await waitFor(() => expect(fake.calls('connectApp')).toHaveLength(1))
  expect(fake.calls('vaultFileOpen')).toEqual([['correct horse']])
  expect(fake.calls('connectApp')[0]?.[0].keep).toBe('file')
})

test('a saved connection is checked in place', async () => {
  fakeHost({
    connectionsList: async () => [account],
    connectionCheck: async () => ({
      ok: true,
      millis: 143,
      apps: 24,
      problem: null,
      clockSkewSecs: 90,
    }),
  })
  const { user } = await renderAt(paths.home())
  await user.click(await screen.findByRole('button', { name: 'Check' }))
  const report = await screen.findByText(/The key works/)
  expect(report).toHaveTextContent('143 ms')
  expect(report).toHaveTextContent('24 apps')
  expect(report).toHaveTextContent('off by 1 min 30 s')
})

test('a saved connection is renamed', async () => {
  const fake = fakeHost({
    connectionsList: async () => [account],
    connectionRename: async (_, name) => ({ ...account, name }),
  })
  const { user } = await renderAt(paths.home())
  await user.click(await screen.findByRole('button', { name: 'Acts on Acme Chat' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
  const field = await screen.findByRole('textbox', { name: /^Name/ })
  await user.clear(field)
  await user.type(field, 'Acme')
  await user.click(screen.getByRole('button', { name: 'Rename' }))
  await waitFor(() => expect(fake.calls('connectionRename')).toEqual([['acme', 'Acme']]))
})

test('removing one names it and what goes with it', async () => {
  const fake = fakeHost({
    connectionsList: async () => [account],
    connectionRemove: async () => null,
  })
  const { user } = await renderAt(paths.home())
  await user.click(await screen.findByRole('button', { name: 'Acts on Acme Chat' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }))
  const question = await screen.findByRole('alertdialog', { name: 'Remove Acme Chat from Halley?' })
  expect(question).toHaveTextContent('Nothing changes at CometChat')
  await user.click(within(question).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(fake.calls('connectionRemove')).toEqual([['acme']]))
})

test('a locked connection asks for the passphrase and then opens', async () => {
  fakeHost({
    connectionsList: async () => [sealed],
    fleetList: fleet,
    vaultFileOpen: async (passphrase) => {
      if (passphrase !== 'right') throw failure('wrongPassphrase', 'This is not the passphrase.')
      return { keychain: 'unavailable', keychainName: '', file: 'open' }
    },
  })
  const { user, path } = await renderAt(paths.home())
  await user.click(await screen.findByRole('link', { name: 'Old account' }))
  const field = await screen.findByLabelText(/^Passphrase/)
  await user.type(field, 'wrong{Enter}')
  expect(await screen.findByText('This is not the passphrase.')).toBeVisible()
  await user.clear(field)
  await user.type(field, 'right{Enter}')
  await waitFor(() => expect(path()).toBe(paths.fleet('sealed')))
})
