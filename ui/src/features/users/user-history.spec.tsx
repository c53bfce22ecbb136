import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { ActivityEntry } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { fakeHost } from '@/testing/fake-host'
import { activityEntry, demoApp, userDetail } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const maria = { kind: 'user', id: 'maria-lopez', name: 'Maria Lopez' }

async function openHistory(entries: ActivityEntry[]) {
  fakeHost({
    ...talkAnswers(),
    userGet: async () => userDetail(),
    activityList: async () => entries,
  })
  return renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'history' }))
}

it('how a change ended stands there in the words of Activity', async () => {
  await openHistory([
    activityEntry({ id: 'a1', sentence: 'Made first', object: maria, outcome: 'unknown' }),
    activityEntry({ id: 'a2', sentence: 'Made second', object: maria, outcome: 'partly' }),
    activityEntry({ id: 'a3', sentence: 'Made third', object: maria, outcome: 'failed' }),
  ])
  const list = await screen.findByRole('list', { name: 'History' })
  const told = within(list)
    .getAllByRole('listitem')
    .map((each) => each.textContent)
  expect(told[0]).toMatch(/Made first May be done/)
  expect(told[1]).toMatch(/Made second Partly done/)
  expect(told[2]).toMatch(/Made third Failed/)
})

it('a group or role with the same id is left out', async () => {
  await openHistory([
    activityEntry({ id: 'a1', sentence: 'Changed Maria Lopez', object: maria }),
    activityEntry({ id: 'a2', sentence: 'Changed a role', object: { ...maria, kind: 'role' } }),
  ])
  await screen.findByText('Changed Maria Lopez')
  expect(screen.queryByText('Changed a role')).toBeNull()
})

it('says where acts on many users at once are', async () => {
  const { user, path } = await openHistory([])
  const note = await screen.findByText(/many users at once/)
  await user.click(within(note).getByRole('link', { name: 'Activity' }))
  await waitFor(() => expect(path()).toBe(paths.activity({ app: demoApp.app })))
})
