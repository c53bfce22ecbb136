import { msg } from '@lingui/core/macro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Empty } from '@/kit/empty'
import { IconUser } from '@/kit/icons'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import type { Column } from './column'
import { ColumnsMenu } from './columns-menu'
import { DataTable } from './data-table'
import { localRows } from './local-rows'
import { useColumns } from './use-columns'

const columns: readonly Column<string>[] = [
  { id: 'name', title: msg`Name`, width: 100, grow: true, fixed: true, cell: (name) => name },
  { id: 'uid', title: msg`UID`, width: 80, upTo: 200, cell: (name) => name },
  { id: 'age', title: msg`Age`, width: 60, cell: () => '7' },
]

function People() {
  const control = useColumns('people', columns, false)
  return (
    <>
      <ColumnsMenu columns={columns} control={control} />
      <DataTable
        label="People"
        rows={localRows({ rows: ['ada'], listKey: 'people' })}
        control={control}
        rowId={(name) => name}
        rowName={(name) => name}
        empty={<Empty icon={IconUser} title="No people yet" />}
      />
    </>
  )
}

/** The people, in a window where the column of their uids has got 180 px. */
async function openPeople() {
  const fake = fakeHost()
  const view = await renderPart(<People />)
  const head = await screen.findByRole('columnheader', { name: 'UID' })
  Object.defineProperty(head, 'offsetWidth', { value: 180 })
  const grip = head.querySelector('[data-grip]') as HTMLElement
  const widths = () => screen.getByRole('grid').style.getPropertyValue('--cols')
  const kept = () => {
    const [set] = fake.preferred('columns') ?? []
    return set?.columns.map(({ width }) => width)
  }
  return { ...view, grip, widths, kept }
}

const AT_FIRST = 'minmax(100px, 420px) minmax(80px, 200px) 60px minmax(0, 1fr)'

test('a column that takes what is left is dragged from the width it has, and stays so', async () => {
  const { grip, widths, kept } = await openPeople()
  expect(widths()).toBe(AT_FIRST)
  fireEvent.mouseDown(grip, { clientX: 300 })
  fireEvent.mouseMove(document, { clientX: 290 })
  expect(widths()).toContain(' 170px 60px ')
  fireEvent.mouseUp(document, { clientX: 290 })
  await waitFor(() => expect(kept()).toEqual([null, 170, null]))
  fireEvent.doubleClick(grip)
  expect(widths()).toBe(AT_FIRST)
  await waitFor(() => expect(kept()).toEqual([null, null, null]))
})

test('its width is changed with the keyboard from the one it has', async () => {
  const { user, widths } = await openPeople()
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(await screen.findByRole('button', { name: 'Make UID wider' }))
  expect(widths()).toContain(' 204px 60px ')
  await user.click(screen.getByRole('button', { name: 'Make UID narrower' }))
  expect(widths()).toContain(' 180px 60px ')
})
