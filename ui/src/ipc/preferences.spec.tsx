import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failure, fakeHost } from '@/testing/fake-host'
import { preferences } from '@/testing/fixtures'
import { renderPart } from '@/testing/render'
import { usePreferences } from './preferences'

function Chosen() {
  const [{ theme, density }, change] = usePreferences()
  return (
    <>
      <p>{`${theme}, ${density}`}</p>
      <button type="button" onClick={() => change({ density: 'compact' })}>
        Closer
      </button>
    </>
  )
}

test('only what was chosen here is kept: the rest may be chosen in another window', async () => {
  const fake = fakeHost()
  const { user } = await renderPart(<Chosen />)
  await user.click(screen.getByRole('button', { name: 'Closer' }))
  await waitFor(() =>
    expect(fake.calls('preferencesSet')).toEqual([[[{ name: 'density', value: 'compact' }]]]),
  )
})

test('what another window chooses is taken over, but for what was chosen here meanwhile', async () => {
  const fake = fakeHost({ preferencesSet: () => new Promise(() => undefined) })
  const { user } = await renderPart(<Chosen />)
  await user.click(screen.getByRole('button', { name: 'Closer' }))
  act(() => fake.nudge('preferencesChanged', { preferences: preferences({ theme: 'dark' }) }))
  expect(await screen.findByText('dark, compact')).toBeInTheDocument()
})

test('what cannot be kept is told, and shown as it is', async () => {
  fakeHost({
    preferencesSet: async () => {
      throw failure('storeFailed', 'The preferences cannot be kept.', { advice: 'Make room.' })
    },
  })
  const { user } = await renderPart(<Chosen />)
  await user.click(screen.getByRole('button', { name: 'Closer' }))
  expect(await screen.findByText('light, compact')).toBeInTheDocument()
  expect(await screen.findByText(/cannot be kept. Make room/)).toBeInTheDocument()
  expect(screen.getByText('light, comfortable')).toBeInTheDocument()
})
