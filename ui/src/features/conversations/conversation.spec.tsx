import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConversationRow, PreviewEvent } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, message, NOW } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const said = (id: string, text: string) =>
  message({ id, sentAt: NOW + Number(id), parts: [{ kind: 'text', text }] })

function watching(more: Parameters<typeof fakeHost>[0] = {}) {
  const heard: { send: (events: PreviewEvent[]) => void } = { send: () => undefined }
  const fake = fakeHost({
    ...talkAnswers(),
    messagesPage: async () => ({
      messages: [said('1', 'Is it still there?'), said('2', 'Yes, it is.')],
      older: false,
      newer: false,
      fromCache: false,
    }),
    previewOpen: async (_app, _id, _kind, _last, onEvents) => {
      heard.send = onEvents
      return 'p1'
    },
    ...more,
  })
  return { fake, heard }
}

describe('the list of conversations', () => {
  it('shows what is being said beside it with Space, and opens it from there', async () => {
    const row: ConversationRow = {
      id: 'a_user_b',
      kind: 'user',
      peers: [],
      title: 'Maria and Dee',
      lastText: 'Yes',
      lastSender: null,
      lastAt: null,
      lastId: null,
      unread: 0,
      tags: [],
    }
    const { fake, heard } = watching({
      conversationsList: async () => ({ rows: [row], page: 1, more: false, fromCache: false }),
    })
    const { user } = await renderAt(paths.conversations(demoApp))
    const grid = await screen.findByRole('grid', { name: 'Conversations' })
    await within(grid).findByText('Maria and Dee')
    act(() => grid.focus())
    await user.keyboard(' ')
    const log = await screen.findByRole('log', { name: 'Messages' })
    expect(await within(log).findByText('Yes, it is.')).toBeVisible()
    await waitFor(() => expect(fake.calls('previewOpen')[0]?.[2]).toEqual({ kind: 'quiet' }))
    act(() => heard.send([{ kind: 'messages', messages: [said('3', 'Then I take it.')] }]))
    expect(await within(log).findByText('Then I take it.')).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Open the conversation' }))
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull())
    expect(await screen.findByText('Yes, it is.')).toBeVisible()
  })
})

describe('a long text', () => {
  const page = (one: ReturnType<typeof message>) => ({
    messagesPage: async () => ({ messages: [one], older: false, newer: false, fromCache: false }),
  })

  it('is cut, and shown whole and cut again when asked for', async () => {
    const end = 'and that was the end of it.'
    watching(page(said('1', `${'word '.repeat(2_000)}${end}`)))
    const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
    const more = await screen.findByRole('button', { name: 'Show the whole text' })
    expect(screen.queryByText(end, { exact: false })).toBeNull()
    await user.click(more)
    expect(await screen.findByText(end, { exact: false })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show less' }))
    expect(screen.queryByText(end, { exact: false })).toBeNull()
  })

  it('is read where the core gave only its start, and stays as it is when that fails', async () => {
    const start = { ...said('1', 'The start of it'), truncated: true }
    let fails = true
    const { fake } = watching({
      ...page(start),
      messageText: async () => {
        if (fails) throw failure('offline', 'The connection broke.')
        return 'The start of it and all of its end'
      },
    })
    const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
    const more = await screen.findByRole('button', { name: 'Show the whole text' })
    await user.click(more)
    expect(await screen.findByText('The connection broke.')).toBeVisible()
    expect(screen.getByText('The start of it')).toBeVisible()
    fails = false
    await user.click(more)
    expect(await screen.findByText('The start of it and all of its end')).toBeVisible()
    expect(fake.calls('messageText')).toHaveLength(2)
  })
})

describe('a call in a conversation', () => {
  it('says once how long a call took', async () => {
    const ended = message({
      id: '1',
      category: 'call',
      type: 'video',
      action: 'The video call ended after 12 min 34 s',
      call: { status: 'ended', kind: 'video', durationSecs: 754 },
    })
    watching({
      messagesPage: async () => ({
        messages: [ended],
        older: false,
        newer: false,
        fromCache: false,
      }),
    })
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    expect(await screen.findByText('The video call ended after 12 min 34 s')).toBeVisible()
    expect(screen.getAllByText(/12 min/)).toHaveLength(1)
  })
})

describe('a conversation that is watched', () => {
  it('is caught up with from the last message that is shown, quietly', async () => {
    const { fake } = watching()
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await screen.findByText('Yes, it is.')
    await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
    const [, id, kind, last] = fake.calls('previewOpen')[0] ?? []
    expect([id, kind, last]).toEqual(['a_user_b', { kind: 'quiet' }, '2'])
  })

  it('shows a message that comes twice once', async () => {
    const { fake, heard } = watching()
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
    heard.send([{ kind: 'messages', messages: [said('3', 'Great.')] }])
    heard.send([{ kind: 'messages', messages: [said('3', 'Great.')] }])
    expect(await screen.findAllByText('Great.')).toHaveLength(1)
  })

  it('says who is writing and stops when the message is there', async () => {
    const { fake, heard } = watching()
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
    heard.send([{ kind: 'typing', uid: 'maria-lopez', name: 'Maria Lopez', on: true }])
    expect(await screen.findByText('Maria Lopez is writing')).toBeVisible()
    heard.send([{ kind: 'messages', messages: [said('3', 'Great.')] }])
    await waitFor(() => expect(screen.queryByText('Maria Lopez is writing')).toBeNull())
  })

  it('leaves the answers of a thread to the thread', async () => {
    const { fake, heard } = watching()
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
    const answer = { ...said('3', 'In the thread.'), parent: '1' }
    heard.send([{ kind: 'messages', messages: [answer, said('4', 'In the open.')] }])
    expect(await screen.findByText('In the open.')).toBeVisible()
    expect(screen.queryByText('In the thread.')).toBeNull()
  })

  it('says in words why it is refused', async () => {
    watching({
      previewOpen: async () => {
        throw failure('keyTooSmall', 'This key may not read messages.', {
          advice: 'Use the REST API key.',
        })
      },
    })
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    expect(
      await screen.findByText('This key may not read messages. Use the REST API key.'),
    ).toBeVisible()
  })

  it('asks as whom before it goes live, and ends the quiet watch', async () => {
    const { fake } = watching({ previewClose: async () => null })
    const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await screen.findByText('Yes, it is.')
    await user.click(screen.getByRole('radio', { name: 'Live' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('radio', { name: /James Smith/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Watch live' }))
    await waitFor(() =>
      expect(fake.calls('previewOpen').at(-1)?.[2]).toEqual({ kind: 'live', as: 'james-smith' }),
    )
    expect(fake.calls('previewClose')).toHaveLength(1)
    expect(screen.getByText(/appears online while you watch/)).toBeVisible()
  })
})

describe('what a message says', () => {
  it('is text and never markup', async () => {
    watching({
      messagesPage: async () => ({
        messages: [said('1', '<img src=x onerror=alert(1)>')],
        older: false,
        newer: false,
        fromCache: false,
      }),
    })
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeVisible()
    expect(document.querySelector('img[src="x"]')).toBeNull()
  })

  it('stays as a tombstone when it is deleted', async () => {
    const { fake, heard } = watching()
    await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await waitFor(() => expect(fake.calls('previewOpen')).toHaveLength(1))
    heard.send([
      {
        kind: 'changed',
        messages: [
          message({ id: '2', sentAt: NOW + 2, deletedAt: NOW + 9, deletedBy: 'maria-lopez' }),
        ],
      },
    ])
    expect(await screen.findByText(/^Deleted, /)).toBeVisible()
    expect(screen.queryByText('Yes, it is.')).toBeNull()
  })

  it('opens an address only after saying where it goes', async () => {
    const { fake } = watching({
      messagesPage: async () => ({
        messages: [
          message({
            id: '1',
            parts: [
              {
                kind: 'link',
                text: 'https://track.example.com',
                href: 'https://track.example.com',
              },
            ],
          }),
        ],
        older: false,
        newer: false,
        fromCache: false,
      }),
    })
    const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await user.click(await screen.findByRole('button', { name: 'https://track.example.com' }))
    expect(fake.calls('linkOpen')).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Open in the browser' }))
    await waitFor(() => expect(fake.calls('linkOpen')).toEqual([['https://track.example.com']]))
  })
})
