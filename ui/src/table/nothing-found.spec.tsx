import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import type { Filter } from './list-bar'
import { NothingFound } from './nothing-found'

const role = (onChange: Filter['onChange']): Filter => ({
  id: 'role',
  label: 'Role',
  options: [],
  values: ['ghost'],
  onChange,
})

test('a search that finds nothing is said as it was typed, and taken away with one click', async () => {
  fakeHost()
  const search = vi.fn()
  const { user } = await renderPart(
    <NothingFound search="lopez" onSearch={search} onClear={() => undefined} />,
  )
  const heading = await screen.findByRole('heading', { name: 'Nothing here matches “lopez”.' })
  expect(heading).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Search without “lopez”' }))
  expect(search).toHaveBeenCalledWith('')
})

test('where filters hide every row it says so, and clears them with the search', async () => {
  fakeHost()
  const [changed, cleared] = [vi.fn(), vi.fn()]
  const { user } = await renderPart(
    <NothingFound search="lopez" onSearch={vi.fn()} filters={[role(changed)]} onClear={cleared} />,
  )
  await user.click(await screen.findByRole('button', { name: 'Remove the filter Role' }))
  expect(changed).toHaveBeenCalledWith([])
  await user.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(cleared).toHaveBeenCalledOnce()
})

test('filters alone are named without a search', async () => {
  fakeHost()
  await renderPart(
    <NothingFound search="" onSearch={vi.fn()} filters={[role(vi.fn())]} onClear={vi.fn()} />,
  )
  expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  expect(screen.getByText('The filters hide every row.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Clear all' })).toBeNull()
})
