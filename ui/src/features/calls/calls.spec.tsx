import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { callDetail, callRow, webhookAnswers } from '@/testing/dev/webhooks'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { filterOf } from './filter'

const fake = (more: Parameters<typeof fakeHost>[0] = {}) =>
  fakeHost({ ...webhookAnswers(), ...more })

describe('calls', () => {
  it('are listed by what the address asks for', async () => {
    const host = fake()
    await renderAt(paths.calls(demoApp, { status: 'ended', uid: 'maria-lopez', recorded: 'yes' }))
    expect(await screen.findByText('James Smith to Maria Lopez')).toBeVisible()
    expect(screen.getByText('12 min 34 s')).toBeVisible()
    expect(host.calls('callsList')[0]?.[1]).toMatchObject({
      status: 'ended',
      uid: 'maria-lopez',
      recorded: true,
      kind: null,
    })
  })

  it('say what they are when there are none, and which filter hides them', async () => {
    fake({ callsList: async () => ({ rows: [], total: 0, more: false }) })
    await renderAt(paths.calls(demoApp))
    expect(await screen.findByText('No calls yet')).toBeVisible()
  })

  it('say so when the plan has none, with a way to try again', async () => {
    fake({
      callsList: async () => {
        throw failure('planRestricted', 'The plan of this app does not include calls.')
      },
    })
    await renderAt(paths.calls(demoApp))
    expect(await screen.findByText('The plan of this app does not include calls.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  it('take nothing from an address that says something else', () => {
    expect(filterOf({ kind: 'smell', people: 'many', recorded: 'maybe' })).toMatchObject({
      kind: null,
      participants: null,
      recorded: null,
    })
  })
})

describe('one call', () => {
  it('shows who took part, its minutes and what was kept', async () => {
    const host = fake({
      linkCheck: async () => ({ allowed: true, host: 'recordings.example.com', warning: null }),
      linkOpen: async () => null,
    })
    const { user } = await renderAt(paths.calls(demoApp, { peek: callRow().id }))
    const panel = within(
      await screen.findByRole('complementary', { name: 'James Smith to Maria Lopez' }),
    )
    const people = await panel.findByRole('table', { name: 'Who was called' })
    expect(within(people).getAllByRole('row')).toHaveLength(4)
    expect(people).toHaveTextContent('not answered, did not join')
    expect(panel.getByText('12.6')).toBeVisible()
    await user.click(panel.getByRole('button', { name: 'Open the recording' }))
    const question = within(await screen.findByRole('alertdialog'))
    await user.click(question.getByRole('button', { name: 'Open in the browser' }))
    await waitFor(() =>
      expect(host.calls('linkOpen')).toEqual([['https://recordings.example.com/rec-1.mp4']]),
    )
  })

  it('reads all transcripts where the call tells only the latest', async () => {
    const one = callDetail().transcripts[0]
    if (!one) throw new Error('no transcript')
    const five = Array.from({ length: 5 }, (_, n) => ({ ...one, id: `t${n}` }))
    const host = fake({
      callGet: async () => callDetail({ transcripts: five }),
      callTranscripts: async () => ({
        rows: [...five, { ...one, id: 't5' }],
        total: 6,
        more: false,
      }),
    })
    await renderAt(paths.calls(demoApp, { peek: callRow().id }))
    await waitFor(() =>
      expect(screen.getAllByRole('button', { name: 'Open the transcript' })).toHaveLength(6),
    )
    expect(host.calls('callTranscripts')).toHaveLength(1)
  })

  it('that is gone says so beside the list', async () => {
    fake({
      callGet: async () => {
        throw failure('notFound', 'There is no call with this session id.')
      },
    })
    await renderAt(paths.calls(demoApp, { peek: 'gone' }))
    expect(await screen.findByText('There is no call with this session id.')).toBeVisible()
    expect(screen.getByText('James Smith to Maria Lopez')).toBeVisible()
  })
})
