import { expect, test, vi } from 'vitest'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, userDetail } from '@/testing/fixtures'
import { ConsoleError } from './error'
import { host } from './host'

test('a network read gets a ticket, whether or not it can be given up', async () => {
  const fake = fakeHost({ userGet: async () => userDetail() })
  await host.userGet(demoApp, 'ann')
  await host.userGet(demoApp, 'bob', new AbortController().signal)
  const [first, second] = fake.calls('userGet')
  expect(first?.slice(0, 2)).toEqual([demoApp, 'ann'])
  expect(first?.[2]).toMatch(/./)
  expect(second?.[2]).not.toBe(first?.[2])
})

test('tickets of two windows differ, since the core hears both', async () => {
  const fake = fakeHost({ userGet: async () => userDetail() })
  await host.userGet(demoApp, 'ann')
  vi.resetModules()
  const other = await import('./host')
  other.installBridge({ userGet: async (...args: unknown[]) => args[2] } as never)
  const ticket = await other.host.userGet(demoApp, 'ann')
  expect(ticket).not.toBe(fake.calls('userGet')[0]?.[2])
})

test('giving up ends the call in the core under the same ticket', async () => {
  const leaving = new AbortController()
  const fake = fakeHost({
    userGet: () =>
      new Promise((_, reject) => {
        leaving.signal.addEventListener('abort', () => reject(failure('cancelled', 'Stopped.')))
      }),
  })
  const reading = host.userGet(demoApp, 'ann', leaving.signal)
  leaving.abort()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(fake.calls('callCancel')).toEqual([[fake.calls('userGet')[0]?.[2]]])
})

test('what was given up before it began never reaches the core', async () => {
  const fake = fakeHost({ userGet: async () => userDetail() })
  await expect(host.userGet(demoApp, 'ann', AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(fake.calls('userGet')).toEqual([])
})

test('a failure keeps its code, its sentence and what to do', async () => {
  vi.setSystemTime(1_700_000_000_000)
  fakeHost({
    fleetList: async () => {
      throw failure('rateLimited', 'Too many calls.', { advice: 'Wait.', retryAfterSecs: 15 })
    },
  })
  const thrown = await host.fleetList('demo').catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(ConsoleError)
  expect(thrown).toMatchObject({
    code: 'rateLimited',
    message: 'Too many calls.',
    advice: 'Wait.',
    retryAt: 1_700_000_015,
  })
})

test('a fault of our own becomes an internal error that says so', async () => {
  fakeHost({
    fleetList: async () => {
      throw new TypeError('x is undefined')
    },
  })
  await expect(host.fleetList('demo')).rejects.toMatchObject({
    code: 'internal',
    message: 'Halley could not finish this: x is undefined.',
  })
})
