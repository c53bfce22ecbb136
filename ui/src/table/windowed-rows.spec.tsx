import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from '@/ipc/query'
import { useReadAhead, useWindowedRows, type WindowedList, type WindowPage } from './windowed-rows'

type Names = WindowPage<string>

/** A list whose rows come when they are let go. */
function slowList(name: string) {
  let resolve: (page: Names) => void = () => undefined
  const promise = new Promise<Names>((done) => {
    resolve = done
  })
  const list: WindowedList<string, Names> = { key: ['list', name], fetch: () => promise }
  return { list, come: () => resolve({ rows: [name], total: 1 }) }
}

function ahead() {
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result, unmount } = renderHook(useReadAhead, { wrapper })
  const shown: string[] = []
  const read = (name: string) => {
    const { list, come } = slowList(name)
    result.current.show(list, () => shown.push(name))
    return come
  }
  const ask = (name: string) => {
    const { list, come } = slowList(name)
    result.current.ask(list)
    come()
  }
  return { ask, read, shown, unmount }
}

describe('a list that is read ahead', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is shown when its rows are there', async () => {
    const { read, shown } = ahead()
    const come = read('ma')
    expect(shown).toEqual([])
    come()
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual(['ma'])
  })

  it('is shown without them when they take their time, and once', async () => {
    const { read, shown } = ahead()
    const come = read('ma')
    await vi.advanceTimersByTimeAsync(80)
    expect(shown).toEqual(['ma'])
    come()
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual(['ma'])
  })

  it('gives way to the one asked for after it, whichever comes first', async () => {
    const { read, shown } = ahead()
    const first = read('m')
    const second = read('ma')
    second()
    await vi.advanceTimersByTimeAsync(0)
    first()
    await vi.advanceTimersByTimeAsync(100)
    expect(shown).toEqual(['ma'])
  })

  it('is shown at once where its rows are known', async () => {
    const { read, shown } = ahead()
    read('m')()
    await vi.advanceTimersByTimeAsync(0)
    read('m')
    expect(shown).toEqual(['m', 'm'])
  })

  it('is shown at once where it was asked for and came before', async () => {
    const { ask, shown, read } = ahead()
    ask('m')
    await vi.advanceTimersByTimeAsync(0)
    expect(shown).toEqual([])
    read('m')
    expect(shown).toEqual(['m'])
  })

  it('is not shown on a screen that was left', async () => {
    const { read, shown, unmount } = ahead()
    const come = read('ma')
    unmount()
    come()
    await vi.advanceTimersByTimeAsync(100)
    expect(shown).toEqual([])
  })
})

it('draws another list once when its rows were read ahead', async () => {
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const one = slowList('m')
  const other = slowList('ma')
  for (const { list, come } of [one, other]) {
    come()
    await client.prefetchQuery({
      queryKey: [...list.key, 'rows', 0],
      queryFn: ({ signal }) => list.fetch(0, 100, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })
  }
  const drawn: (string | undefined)[] = []
  const { rerender } = renderHook(
    ({ list }) => {
      const rows = useWindowedRows(list)
      drawn.push(rows.at(0))
    },
    { wrapper, initialProps: { list: one.list } },
  )
  drawn.length = 0
  rerender({ list: other.list })
  expect(drawn).toEqual(['ma'])
})

it('asks for a list that is opened again, and not for one that was left a letter ago', async () => {
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const asked: string[] = []
  const named = (name: string): WindowedList<string, Names> => ({
    key: ['list', name],
    fetch: async () => {
      asked.push(name)
      return { rows: [name], total: 1 }
    },
  })
  const open = () =>
    renderHook(({ list }) => useWindowedRows(list), {
      wrapper,
      initialProps: { list: named('m') },
    })
  const { result, rerender, unmount } = open()
  for (const name of ['m', 'ma', 'm']) {
    rerender({ list: named(name) })
    await vi.waitFor(() =>
      expect([result.current.at(0), result.current.refreshing]).toEqual([name, false]),
    )
  }
  expect(asked).toEqual(['m', 'ma'])
  unmount()
  const { result: again } = open()
  expect(again.current.at(0)).toBe('m')
  await vi.waitFor(() => expect(asked).toEqual(['m', 'ma', 'm']))
})
