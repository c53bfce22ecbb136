import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PreviewState } from '@/bindings'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { PreviewBar } from './preview-bar'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

const OFFLINE: PreviewState = {
  state: 'offline',
  sentence: 'The live connection was closed.',
  retryInSecs: 9,
  everySecs: null,
}

function drawn(state: PreviewState) {
  fakeHost()
  const nothing = () => undefined
  return renderPart(
    <PreviewBar
      kind={{ kind: 'quiet' }}
      as={null}
      state={state}
      onQuiet={nothing}
      onLive={nothing}
      onRetry={nothing}
    />,
  )
}

test('the seconds to the next try are counted down, and at their end it is tried', async () => {
  await drawn(OFFLINE)
  expect(screen.getByText('Next try in 9 s.')).toBeVisible()
  await act(() => vi.advanceTimersByTimeAsync(4_000))
  expect(screen.getByText('Next try in 5 s.')).toBeVisible()
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  expect(screen.getByText('Trying now.')).toBeVisible()
})

test('nobody who listens is told each second', async () => {
  await drawn(OFFLINE)
  expect(screen.getByText('Next try in 9 s.')).toHaveAttribute('aria-live', 'off')
})
