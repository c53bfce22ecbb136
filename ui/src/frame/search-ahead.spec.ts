import { createMemoryHistory } from '@tanstack/react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAppRouter } from '@/app/router'
import { writeSearch } from '@/lib/search'
import { SearchAhead } from './search-ahead'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const USERS = '/c/demo/a/app-1/users'

async function listAt(href: string) {
  const history = createMemoryHistory({ initialEntries: [href] })
  const router = createAppRouter(history)
  await router.load()
  const ahead = new SearchAhead(router)
  return { ahead, history, shown: () => writeSearch(ahead.shown()) }
}

it('shows what is typed at once and tells the address a moment later', async () => {
  const { ahead, history, shown } = await listAt(`${USERS}?role=vip`)
  ahead.type({ search: 'ann' })
  expect(shown()).toBe('?role=vip&search=ann')
  expect(history.location.href).toBe(`${USERS}?role=vip`)
  await vi.advanceTimersByTimeAsync(100)
  expect(history.location.href).toBe(`${USERS}?role=vip&search=ann`)
  expect(history.length).toBe(1)
})

it('tells the address once of letters that follow each other', async () => {
  const { ahead, history } = await listAt(USERS)
  const replaced = vi.spyOn(history, 'replace')
  for (const search of ['a', 'an', 'ann']) {
    ahead.type({ search })
    await vi.advanceTimersByTimeAsync(50)
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(replaced.mock.calls).toEqual([[`${USERS}?search=ann`]])
})

it('takes along what was typed when the search is changed otherwise', async () => {
  const { ahead, history } = await listAt(USERS)
  ahead.type({ search: 'ann' })
  ahead.go({ role: 'vip' }, false)
  expect(history.location.href).toBe(`${USERS}?search=ann&role=vip`)
  history.back()
  expect(history.location.href).toBe(`${USERS}?search=ann`)
})

it('leaves another place alone, and forgets what was typed before it', async () => {
  const { ahead, history, shown } = await listAt(USERS)
  ahead.type({ search: 'ann' })
  history.push('/preferences')
  await vi.advanceTimersByTimeAsync(100)
  expect(history.location.href).toBe('/preferences')
  expect(shown()).toBe('')
})

it('tells its hearers of each letter, and that the address has another one', async () => {
  const { ahead, history } = await listAt(USERS)
  const heard: (string | null)[] = []
  ahead.subscribe(() => {
    const now = ahead.get()
    heard.push(now && writeSearch(now))
  })
  ahead.type({ search: 'a' })
  await vi.advanceTimersByTimeAsync(100)
  history.push(`${USERS}?search=ben`)
  expect(heard).toEqual(['?search=a', null])
})
