import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import type { Delivery } from '@/bindings'
import { paths } from '@/frame/paths'
import { delivery, webhookAnswers } from '@/testing/dev/webhooks'
import { failure, fakeHost } from '@/testing/fake-host'
import { connection, demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { forgetListening, KEPT } from './listening'

beforeEach(forgetListening)

async function listening(more: Parameters<typeof fakeHost>[0] = {}) {
  let tell: (deliveries: Delivery[]) => void = () => undefined
  const fake = fakeHost({
    ...webhookAnswers(),
    listenOpen: async (_, __, heard) => {
      tell = heard
      return { id: 'l1', url: 'http://127.0.0.1:4000/', port: 4000 }
    },
    ...more,
  })
  const { user } = await renderAt(paths.webhooks(demoApp, { tab: 'listen' }))
  await user.click(await screen.findByRole('button', { name: 'Start listening' }))
  return { fake, user, tell: (deliveries: Delivery[]) => act(() => tell(deliveries)) }
}

it('deliveries show as they come, the newest first, and unfold', async () => {
  const { user, tell } = await listening()
  await screen.findByText('http://127.0.0.1:4000/')
  tell([delivery(), delivery({ id: 2, trigger: 'group_created', status: 401 })])
  const list = within(screen.getByRole('region', { name: 'Deliveries' }))
  const rows = await list.findAllByRole('listitem')
  expect(rows[0]).toHaveTextContent('Group created')
  expect(rows[0]).toHaveTextContent('answered 401')
  await user.click(list.getByRole('button', { name: /Message sent/ }))
  expect(list.getByRole('region', { name: 'JSON' })).toBeInTheDocument()
  expect(list.getByText('127.0.0.1:4000')).toBeVisible()
})

it('only the newest are kept, and all are counted', async () => {
  const { tell } = await listening()
  await screen.findByText('http://127.0.0.1:4000/')
  tell(Array.from({ length: KEPT + 50 }, (_, n) => delivery({ id: n + 1 })))
  expect(await screen.findByText('250 came, the newest 200 are shown')).toBeVisible()
})

it('in the demo one click makes a webhook that points here', async () => {
  const { fake, user } = await listening()
  await user.click(await screen.findByRole('button', { name: /Send this app’s webhooks here/ }))
  await waitFor(() => expect(fake.calls('webhookCreate')).toHaveLength(1))
  const [, id, draft] = fake.calls('webhookCreate')[0] ?? []
  expect([id, draft?.fields.url]).toEqual(['halley-4000', 'http://127.0.0.1:4000/'])
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  await waitFor(() => expect(fake.calls('listenClose')).toEqual([['l1']]))
})

it('elsewhere it says that a tunnel is needed', async () => {
  await listening({ connectionsList: async () => [connection({ kind: 'account' })] })
  expect(await screen.findByText(/Run a tunnel to the port/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /webhooks here/ })).toBeNull()
})

it('a port that is taken is said at its field', async () => {
  const sentence = 'Another program listens on the port 4000.'
  await listening({
    listenOpen: async () => {
      throw failure('invalid', sentence, { fields: [{ field: 'port', message: sentence }] })
    },
  })
  expect(await screen.findByText(sentence)).toBeVisible()
})
