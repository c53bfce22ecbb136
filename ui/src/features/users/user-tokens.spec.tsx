import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { MaskedToken } from '@/bindings'
import { paths } from '@/frame/paths'
import { talkAnswers } from '@/testing/dev/talk'
import { fakeHost } from '@/testing/fake-host'
import { demoApp, NOW, userDetail } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const web: MaskedToken = { id: 't1', masked: '••••9f3c', platform: 'web', createdAt: NOW }
const other: MaskedToken = { id: 't2', masked: '••••01aa', platform: null, createdAt: NOW }

async function openTokens(tokens: MaskedToken[]) {
  const fake = fakeHost({
    ...talkAnswers(),
    userGet: async () => userDetail(),
    userAuthTokens: async () => tokens,
    userAuthTokensFlush: async () => ({ value: null, activity: 'a1', undo: null }),
  })
  const view = await renderAt(paths.user(demoApp, 'maria-lopez', { tab: 'tokens' }))
  return { ...view, fake }
}

test('the tokens of a user are counted, and each column says what it tells', async () => {
  await openTokens([web, other])
  expect(await screen.findByRole('heading', { name: '2 auth tokens' })).toBeVisible()
  const table = screen.getByRole('table', { name: 'Auth tokens' })
  const heads = within(table).getAllByRole('columnheader')
  expect(heads.map((head) => head.textContent)).toEqual(['Token', 'Platform', 'Created'])
  expect(within(table).getByRole('row', { name: /9f3c.*web/ })).toBeVisible()
})

test('one token is counted as one, and is ended as the only one', async () => {
  const { user, fake } = await openTokens([web])
  expect(await screen.findByRole('heading', { name: '1 auth token' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Delete all' }))
  const asked = await screen.findByRole('alertdialog', { name: 'Delete the only auth token?' })
  await user.click(within(asked).getByRole('button', { name: 'Delete the token' }))
  await waitFor(() => expect(asked).not.toBeInTheDocument())
  expect(fake.calls('userAuthTokensFlush')).toHaveLength(1)
})
