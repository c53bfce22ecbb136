import { QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { fakeHost } from '@/testing/fake-host'
import { fleetApp } from '@/testing/fixtures'
import { followNudges } from './nudges'
import { createQueryClient } from './query'
import { fleetQuery } from './questions'

it('asks again when the nudge overtakes the first answer', async () => {
  let answerFirst = () => {}
  let n = 0
  const fake = fakeHost({
    fleetList: () => {
      n += 1
      if (n > 1) return Promise.resolve({ apps: [fleetApp()], asOf: 1, refreshing: false })
      return new Promise((answered) => {
        answerFirst = () => answered({ apps: [], asOf: null, refreshing: true })
      })
    },
  })
  const client = createQueryClient()
  const stop = followNudges(client)
  const seen = new QueryObserver(client, fleetQuery('demo'))
  const stopSeeing = seen.subscribe(() => undefined)
  await vi.waitFor(() => expect(n).toBe(1))
  fake.nudge('fleetChanged', { connection: 'demo', problem: null })
  answerFirst()
  await vi.waitFor(() => expect(seen.getCurrentResult().data?.refreshing).toBe(false))
  stopSeeing()
  stop()
})
