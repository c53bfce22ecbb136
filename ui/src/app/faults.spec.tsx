/** What a person sees when the service fails, on every kind of screen: why, and what to do next. */
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { PreviewEvent, ConsoleError as WireError } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp, message, NOW, userDetail, userRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

/** Each fault of the service in the core's words. */
const faults: Record<string, WireError> = {
  'too many requests (429)': failure(
    'rateLimited',
    'CometChat asks to wait 1 second, because it gets more requests than it allows. This one was turned away and changed nothing.',
    {
      advice: 'Try again then.',
      status: 429,
      serviceCode: 'ERR_TOO_MANY_REQUESTS',
      retryAfterSecs: 1,
    },
  ),
  'a fault of the service (500)': failure(
    'serviceFailed',
    'CometChat had a fault of its own (HTTP 500).',
    { advice: 'Try again in a minute.', status: 500, requestId: 'req-500' },
  ),
  'a page of a gateway (502)': failure(
    'proxyAnswered',
    "A gateway answered in CometChat's place (HTTP 502). The service or the network between has a fault.",
    { advice: 'Try again in a minute.', status: 502 },
  ),
  'a body that breaks off': failure(
    'badAnswer',
    'The answer of CometChat broke off in its middle.',
    { advice: 'Try again. If it goes on, look at the network or proxy between.' },
  ),
  'an answer that is no JSON': failure(
    'badAnswer',
    'CometChat answered in a form that Halley does not know.',
    { advice: 'Update Halley. If it goes on, report it with the details.' },
  ),
  'an answer that drips': failure('timeout', 'CometChat did not answer within 20 seconds.', {
    advice: 'Check the network of this computer, then try again.',
  }),
  'a connection that is reset': failure(
    'offline',
    'The connection to CometChat broke before its answer came.',
    { advice: 'Try again.' },
  ),
}
const each = Object.entries(faults)
const ready = { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null } as const

/** The button to try again, once it may be pressed: the service may want a pause. */
async function again(alert: ReturnType<typeof within>) {
  const button = alert.getByRole('button', { name: 'Try again' })
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'), { timeout: 4_000 })
  return button
}

/** A command that fails until told otherwise. */
function failing<T>(fault: WireError, value: T) {
  let broken = true
  return {
    answer: async () => {
      if (broken) throw fault
      return value
    },
    mend: () => {
      broken = false
    },
  }
}

function world(answers: Answers): Answers {
  return {
    ...talkAnswers(),
    usersList: async () => ({ rows: [userRow()], total: 1, index: ready }),
    ...answers,
  }
}

describe.each(each)('%s', (_, fault) => {
  async function told() {
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(fault.message)
    expect(alert).toHaveTextContent(fault.advice)
    return within(alert)
  }

  test('a list says it in place of rows, and trying again brings them', async () => {
    const list = failing(fault, { rows: [userRow()], total: 1, index: ready })
    fakeHost(world({ usersList: list.answer }))
    const { user } = await renderAt(paths.users(demoApp))
    const alert = await told()
    await user.click(alert.getByRole('button', { name: 'Details' }))
    expect(alert.getByText(new RegExp(`Code: ${fault.serviceCode ?? fault.code}`))).toBeVisible()
    if (fault.requestId) expect(alert.getByText(/Request: req-500/)).toBeVisible()
    list.mend()
    await user.click(await again(alert))
    expect(await screen.findByText('Maria Lopez')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('rows that are there stay, with the failure above them', async () => {
    let broken = false
    const fake = fakeHost(
      world({
        usersList: async () => {
          if (broken) throw fault
          return { rows: [userRow()], total: 1, index: ready }
        },
      }),
    )
    await renderAt(paths.users(demoApp))
    await screen.findByText('Maria Lopez')
    broken = true
    fake.nudge('peopleChanged', { app: demoApp })
    await told()
    expect(screen.getByText('Maria Lopez')).toBeVisible()
  })

  test('a single thing says it, and trying again shows the thing', async () => {
    const detail = failing(fault, userDetail({ statusMessage: 'Back at five' }))
    fakeHost(world({ userGet: detail.answer }))
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez'))
    const alert = await told()
    detail.mend()
    await user.click(await again(alert))
    expect(await screen.findByText('Back at five')).toBeVisible()
  })

  test('a form keeps what was typed and saves it on the next try', async () => {
    const update = failing(fault, {
      value: userDetail({ name: 'Maria L.' }),
      activity: 'a1',
      undo: null,
    })
    const fake = fakeHost(world({ userGet: async () => userDetail(), userUpdate: update.answer }))
    const { user } = await renderAt(paths.user(demoApp, 'maria-lopez', { edit: '1' }))
    const name = await screen.findByLabelText(/^Name/)
    await user.clear(name)
    await user.type(name, 'Maria L.')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await told()
    expect(name).toHaveValue('Maria L.')
    update.mend()
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(screen.queryByLabelText(/^Name/)).toBeNull())
    expect(fake.calls('userUpdate')).toHaveLength(2)
  })
})

/** A conversation that is watched; `hear` sends what the core says of it. */
async function watch() {
  let send: (events: PreviewEvent[]) => void = () => undefined
  const fake = fakeHost(
    world({
      messagesPage: async () => ({
        messages: [message({ id: '1', parts: [{ kind: 'text', text: 'Is it still there?' }] })],
        older: false,
        newer: false,
        fromCache: false,
      }),
      previewClose: async () => null,
      previewOpen: async (_app, _id, _kind, _last, onEvents) => {
        send = onEvents
        return 'p1'
      },
    }),
  )
  const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
  await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
  return { fake, user, hear: (events: PreviewEvent[]) => send(events) }
}

const state = (
  is: 'live' | 'offline' | 'refused' | 'catchingUp',
  sentence: string,
  retryInSecs: number | null = null,
): PreviewEvent => ({ kind: 'state', state: { state: is, sentence, retryInSecs, everySecs: null } })

test('a WebSocket that closes is said with the next try, and messages missed come once', async () => {
  const { hear } = await watch()
  hear([
    state(
      'offline',
      'The live connection was closed. Halley tries again by itself; nothing is lost.',
      4,
    ),
  ])
  const badge = await screen.findByText('offline')
  expect(badge).toBeVisible()
  expect(screen.getByText(/The live connection was closed\./)).toHaveTextContent(/Next try in \d s/)
  expect(screen.getByText('Is it still there?')).toBeVisible()
  hear([state('catchingUp', 'Reading what was missed.')])
  expect(await screen.findByText('catching up')).toBeVisible()
  const missed = message({ id: '2', parts: [{ kind: 'text', text: 'Yes, it is.' }] })
  hear([{ kind: 'messages', messages: [missed] }, state('live', 'New messages appear at once.')])
  hear([{ kind: 'messages', messages: [missed] }])
  expect(await screen.findAllByText('Yes, it is.')).toHaveLength(1)
  expect(screen.getByText('live')).toBeVisible()
})

test('frames that come in the wrong order stand in the order in which they were written', async () => {
  const { hear } = await watch()
  const said = (id: string) =>
    message({ id, sentAt: NOW + Number(id), parts: [{ kind: 'text', text: `Text ${id}` }] })
  hear([{ kind: 'messages', messages: [said('3')] }])
  hear([{ kind: 'messages', messages: [said('2')] }])
  await screen.findByText('Text 2')
  const order = screen.getAllByText(/^Text \d$/).map((each) => each.textContent)
  expect(order).toEqual(['Text 2', 'Text 3'])
})

test('a refused live connection says why, leaves the quiet way open and can be tried again', async () => {
  const { fake, user, hear } = await watch()
  hear([state('refused', 'CometChat refused the token of this user. Watch quietly instead.')])
  expect(await screen.findByText('refused')).toBeVisible()
  expect(
    screen.getByText('CometChat refused the token of this user. Watch quietly instead.'),
  ).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Quiet' })).toBeEnabled()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(2))
})
