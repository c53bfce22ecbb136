import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderPart } from '@/testing/render'
import { useSearch, useSearchText } from './address'

const drawn: string[] = []

function View() {
  'use no memo'
  const view = useSearchText('view')
  drawn.push(view)
  return <p>view: {view}</p>
}

function Field() {
  const [, setSearch] = useSearch()
  return (
    <>
      <button type="button" onClick={() => setSearch({ search: 'ann' }, { typed: true })}>
        Type
      </button>
      <button type="button" onClick={() => setSearch({ view: '4' }, { typed: true })}>
        Choose
      </button>
    </>
  )
}

it('draws whoever reads one value of the search only when that value changes', async () => {
  const { user, router } = await renderPart(
    <>
      <Field />
      <View />
    </>,
    '/?view=3',
  )
  await screen.findByText('view: 3')
  drawn.length = 0

  await user.click(screen.getByText('Type'))
  await expect.poll(() => router.state.location.href).toBe('/?view=3&search=ann')
  expect(drawn).toEqual([])

  await user.click(screen.getByText('Choose'))
  await screen.findByText('view: 4')
  await expect.poll(() => router.state.location.href).toBe('/?view=4&search=ann')
})
