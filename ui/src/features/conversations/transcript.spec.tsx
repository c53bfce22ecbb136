import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { MessagesPage, MessageView, PreviewEvent } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, message, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const said = (n: number, more: Partial<MessageView> = {}) =>
  message({
    id: String(n),
    sentAt: NOW + n,
    parts: [{ kind: 'text', text: `Sentence ${n}.` }],
    ...more,
  })
const some = (...numbers: number[]) => numbers.map((n) => said(n))
const page = (messages: MessageView[], newer: boolean): MessagesPage => ({
  messages,
  older: false,
  newer,
  fromCache: false,
})

/** A transcript that begins at the second of its messages, with more after it. */
async function away() {
  const heard: { send: (events: PreviewEvent[]) => void } = { send: () => undefined }
  const asked: { answer: (page: MessagesPage) => void; fail: (why: unknown) => void }[] = []
  const fake = fakeHost({
    ...talkAnswers(),
    messagesPage: async (_app, _id, anchor) =>
      anchor.kind === 'around'
        ? page(some(1, 2), true)
        : new Promise((answer, fail) => asked.push({ answer, fail })),
    previewOpen: async (_app, _id, _kind, _last, onEvents) => {
      heard.send = onEvents
      return 'p1'
    },
  })
  const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b', { at: '2' }))
  const log = await screen.findByRole('log', { name: 'Messages' })
  await within(log).findByText('Sentence 2.')
  await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
  return {
    user,
    /** What stands there, in order. */
    shown: () =>
      within(log)
        .queryAllByText(/^Sentence \d+\.$/)
        .map((each) => each.textContent),
    /** Somebody reads on towards the end, without getting there. */
    readOn: async () => {
      const before = asked.length
      Object.defineProperty(log, 'scrollHeight', { configurable: true, value: 3000 })
      log.scrollTop = 2000
      fireEvent.scroll(log)
      await waitFor(() => expect(asked).toHaveLength(before + 1))
    },
    say: (...events: PreviewEvent[]) => act(() => heard.send(events)),
    /** The service answers with the page that was asked for. */
    answers: (messages: MessageView[], newer: boolean) =>
      act(async () => asked.at(-1)?.answer(page(messages, newer))),
    fails: () => act(async () => asked.at(-1)?.fail(failure('offline', 'The connection broke.'))),
  }
}

const spoken = (...numbers: number[]) => numbers.map((n) => `Sentence ${n}.`)

it('keeps what is said while the last page is being read', async () => {
  const { shown, readOn, say, answers } = await away()
  await readOn()
  say({ kind: 'messages', messages: some(6) }, { kind: 'messages', messages: some(5, 6) })
  expect(shown()).toEqual(spoken(1, 2))
  await answers(some(3, 4), false)
  expect(shown()).toEqual(spoken(1, 2, 3, 4, 5, 6))
  expect(screen.getByRole('button', { name: '2 new messages' })).toBeVisible()
})

it('shows it once where the page has it too', async () => {
  const { shown, readOn, say, answers } = await away()
  await readOn()
  say({ kind: 'messages', messages: some(4) })
  await answers(some(3, 4), false)
  expect(shown()).toEqual(spoken(1, 2, 3, 4))
  expect(screen.getByRole('button', { name: '1 new message' })).toBeVisible()
})

it('shows it as it was changed meanwhile', async () => {
  const { shown, readOn, say, answers } = await away()
  await readOn()
  say({ kind: 'messages', messages: some(4) })
  say({ kind: 'changed', messages: [said(4, { deletedAt: NOW + 9, deletedBy: 'maria-lopez' })] })
  await answers(some(3, 4), false)
  expect(shown()).toEqual(spoken(1, 2, 3))
  expect(screen.getByText(/^Deleted, /)).toBeVisible()
})

it('leaves no gap before it where there is more to read', async () => {
  const { shown, readOn, say, answers } = await away()
  await readOn()
  say({ kind: 'messages', messages: some(9) })
  await answers(some(3, 4), true)
  expect(shown()).toEqual(spoken(1, 2, 3, 4))
  expect(screen.getByRole('button', { name: 'Go to the newest' })).toBeVisible()
  await readOn()
  await answers(some(5, 9), false)
  expect(shown()).toEqual(spoken(1, 2, 3, 4, 5, 9))
})

it('takes what was said for old where the page could not be read', async () => {
  const { shown, readOn, say, answers, fails } = await away()
  await readOn()
  say({ kind: 'messages', messages: some(4) })
  await fails()
  expect(shown()).toEqual(spoken(1, 2))
  await readOn()
  await answers(some(3, 4), false)
  expect(shown()).toEqual(spoken(1, 2, 3, 4))
  expect(screen.queryByRole('button', { name: /new message|newest/ })).toBeNull()
})

it('counts as new what is said, not what is read of before', async () => {
  const { shown, readOn, say, answers } = await away()
  await readOn()
  await answers(some(3, 4), false)
  expect(shown()).toEqual(spoken(1, 2, 3, 4))
  expect(screen.queryByRole('button', { name: /new message|newest/ })).toBeNull()
  say({ kind: 'messages', messages: some(4, 5) })
  expect(shown()).toEqual(spoken(1, 2, 3, 4, 5))
  expect(screen.getByRole('button', { name: '1 new message' })).toBeVisible()
})
