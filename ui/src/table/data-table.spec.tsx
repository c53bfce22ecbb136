import { msg } from '@lingui/core/macro'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/ipc/error'
import { Empty } from '@/kit/empty'
import { IconUser } from '@/kit/icons'
import { type FakeHost, failure, fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import type { Column } from './column'
import { DataTable } from './data-table'
import { ListBar } from './list-bar'
import type { Rows } from './rows'
import { useSelection } from './selection'
import { SelectionBar } from './selection-bar'
import { useColumns } from './use-columns'
import { useWindowedRows, type WindowPage } from './windowed-rows'

type Person = { id: string; name: string; age: number }
const N_PEOPLE = 100_000

const person = (index: number): Person => ({
  id: `p${index}`,
  name: `Person ${index}`,
  age: index % 90,
})

const columns: readonly Column<Person>[] = [
  {
    id: 'name',
    title: msg`Name`,
    width: 200,
    grow: true,
    fixed: true,
    sortable: true,
    cell: (p) => p.name,
  },
  { id: 'age', title: msg`Age`, width: 80, numeric: true, sortable: true, cell: (p) => p.age },
  { id: 'id', title: msg`Id`, width: 80, hidden: true, cell: (p) => p.id },
]

const fetchPeople = vi.fn()
const opened = vi.fn()
const peeked = vi.fn()
const removed = vi.fn()
let fake: FakeHost

beforeEach(() => {
  fake = fakeHost()
  for (const each of [opened, peeked, removed]) each.mockClear()
  fetchPeople.mockReset()
  fetchPeople.mockImplementation(async (_search: string, offset: number, limit: number) => ({
    rows: Array.from({ length: limit }, (_, index) => person(offset + index)),
    total: N_PEOPLE,
  }))
})

function People() {
  const [search, setSearch] = useState('')
  const rows = useWindowedRows<Person, WindowPage<Person>>({
    key: ['people', search],
    fetch: (offset, limit) => fetchPeople(search, offset, limit),
  })
  return <Table rows={rows} search={search} onSearch={setSearch} />
}

function Table(props: { rows: Rows<Person>; search?: string; onSearch?: (text: string) => void }) {
  const { rows, search = '', onSearch = () => undefined } = props
  const control = useColumns('people', columns, true)
  const selection = useSelection(search)
  const [peek, setPeek] = useState<string | null>(null)
  const [sort, setSort] = useState({ by: 'name', descending: false })
  return (
    <>
      <ListBar
        placeholder="Find a person"
        search={search}
        onSearch={onSearch}
        onClear={() => onSearch('')}
        columns={columns}
        control={control}
        count={rows.total}
      />
      <DataTable
        label="People"
        rows={rows}
        control={control}
        rowId={(p) => p.id}
        rowName={(p) => p.name}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onOpen={opened}
        onPeek={(p) => {
          peeked(p)
          setPeek(p.id)
        }}
        onPeekEnd={() => setPeek(null)}
        peeked={peek}
        acts={(p) => [
          [{ id: 'remove', label: 'Remove', keys: 'delete', run: () => removed(p.id) }],
        ]}
        empty={<Empty icon={IconUser} title="No people yet" />}
      />
      {peek && <aside aria-label={`Peek at ${peek}`} />}
      <SelectionBar selection={selection} total={rows.total ?? 0} acts={[]} />
    </>
  )
}

const grid = () => screen.getByRole('grid', { name: 'People' })
const rowOf = (name: string) => screen.getByText(name).closest('[role=row]') as HTMLElement

test('a list of 100,000 rows draws only those in view and says how many there are', async () => {
  await renderPart(<People />)
  await screen.findByText('Person 0')
  expect(grid()).toHaveAttribute('aria-rowcount', String(N_PEOPLE + 1))
  expect(screen.getAllByRole('row').length).toBeLessThan(60)
  expect(fetchPeople).toHaveBeenCalledTimes(1)
  expect(rowOf('Person 3')).toHaveAttribute('aria-rowindex', '5')
})

test('while it loads for the first time, skeleton rows of the right height stand there', async () => {
  fetchPeople.mockReturnValue(new Promise(() => undefined))
  await renderPart(<People />)
  const busy = (await screen.findAllByRole('row')).filter((row) => row.ariaBusy === 'true')
  expect(busy.length).toBeGreaterThan(5)
  expect(grid()).toHaveAttribute('aria-busy', 'true')
})

test('old rows stay until those of the new search are there', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  let arrive: (page: unknown) => void = () => undefined
  fetchPeople.mockImplementation(
    () =>
      new Promise((resolve) => {
        arrive = resolve
      }),
  )
  await user.type(screen.getByRole('searchbox'), 'z')
  expect(screen.getByText('Person 0')).toBeVisible()
  arrive({ rows: [person(777)], total: 1 })
  expect(await screen.findByText('Person 777')).toBeVisible()
  expect(screen.queryByText('Person 0')).toBeNull()
})

test('arrows move, Enter opens, Space peeks, an act answers its key', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  grid().focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(grid()).toHaveAttribute('aria-activedescendant', rowOf('Person 2').id)
  await user.keyboard('{Enter}')
  expect(opened).toHaveBeenCalledWith(person(2))
  await user.keyboard(' ')
  expect(peeked).toHaveBeenCalledWith(person(2))
  await user.keyboard('{Delete}')
  expect(removed).toHaveBeenCalledWith('p2')
  await user.keyboard('{Home}')
  expect(grid()).toHaveAttribute('aria-activedescendant', rowOf('Person 0').id)
})

test('Space on the row that is peeked at closes the peek', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  grid().focus()
  await user.keyboard('{ArrowDown} ')
  expect(screen.getByRole('complementary', { name: 'Peek at p1' })).toBeInTheDocument()
  await user.keyboard(' ')
  expect(screen.queryByRole('complementary', { name: 'Peek at p1' })).toBeNull()
  await user.keyboard(' ')
  expect(screen.getByRole('complementary', { name: 'Peek at p1' })).toBeInTheDocument()
})

/** Drags the head of a column, in a window where each head is 100 px wide. */
function drag(name: string, toX: number, end: 'drop' | 'escape' = 'drop') {
  const heads = screen.getAllByRole('columnheader').filter((head) => head.dataset.column)
  for (const [index, head] of heads.entries()) {
    head.getBoundingClientRect = () => new DOMRect(index * 100, 0, 100, 32)
  }
  const head = heads.find((each) => each.textContent === name) as HTMLElement
  const inside = head.querySelector('button, span') as HTMLElement
  fireEvent.pointerDown(inside, { button: 0, clientX: heads.indexOf(head) * 100 + 50 })
  fireEvent.pointerMove(window, { clientX: toX })
  if (end === 'escape') fireEvent.keyDown(window, { key: 'Escape' })
  fireEvent.pointerUp(window, { clientX: toX })
  fireEvent.click(inside)
}
const heads = () =>
  screen
    .getAllByRole('columnheader')
    .map((head) => head.textContent)
    .filter((title) => title !== '')

test('a column is dragged by its head to another place and remembered there, without sorting', async () => {
  await renderPart(<People />)
  await screen.findByText('Person 0')
  drag('Age', 20)
  expect(heads()).toEqual(['Age', 'Name'])
  expect(screen.getByRole('columnheader', { name: 'Age' })).not.toHaveAttribute('aria-sort')
  const remembered = () => {
    const [set] = fake.preferred('columns') ?? []
    return set?.columns.map(({ id }) => id)
  }
  await waitFor(() => expect(remembered()).toEqual(['age', 'name', 'id']))
  drag('Age', 190)
  expect(heads()).toEqual(['Name', 'Age'])
})

test('Esc leaves a dragged column where it was, a short press is a click', async () => {
  await renderPart(<People />)
  await screen.findByText('Person 0')
  drag('Age', 20, 'escape')
  expect(heads()).toEqual(['Name', 'Age'])
  drag('Age', 152)
  expect(heads()).toEqual(['Name', 'Age'])
  expect(screen.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort')
})

test('an arrow pressed anywhere on the page goes into the list', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  await user.keyboard('{ArrowDown}')
  expect(grid()).toHaveFocus()
  expect(grid()).toHaveAttribute('aria-activedescendant', rowOf('Person 0').id)
})

test('Shift and an arrow select from where it began', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  grid().focus()
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(screen.getByText('3 selected')).toBeVisible()
  expect(rowOf('Person 1')).toHaveAttribute('aria-selected', 'true')
  expect(rowOf('Person 4')).toHaveAttribute('aria-selected', 'false')
})

test('a box selects one row, with Shift all up to it', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  const box = (name: string) => within(rowOf(name)).getByRole('checkbox').parentElement as Element
  await user.click(box('Person 1'))
  expect(screen.getByText('1 selected')).toBeVisible()
  await user.keyboard('{Shift>}')
  await user.click(box('Person 5'))
  await user.keyboard('{/Shift}')
  expect(screen.getByText('5 selected')).toBeVisible()
  expect(opened).not.toHaveBeenCalled()
})

test('Ctrl A selects the shown rows, with Shift all that match, Esc none', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  grid().focus()
  await user.keyboard('{Control>}a{/Control}')
  const shown = screen.getByText(/^\d+ selected$/).textContent ?? ''
  expect(Number.parseInt(shown, 10)).toBeLessThan(60)
  await user.keyboard('{Control>}{Shift>}A{/Shift}{/Control}')
  expect(screen.getByText('All 100,000 that match are selected')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
})

test('the box in the head tells what a press of it does', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  const box = within(screen.getAllByRole('columnheader')[0] as HTMLElement).getByRole('checkbox')
  const told = () => [box.ariaLabel, box.dataset.tip, box.dataset.tipKeys]
  expect(told()).toEqual(['Select all that match', 'Select all that match', 'mod+shift+a'])
  await user.click(box)
  expect(screen.getByText('All 100,000 that match are selected')).toBeVisible()
  expect(told()).toEqual(['Clear the selection', 'Clear the selection', 'escape'])
  await user.click(box)
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
})

test('the head sorts and says so', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  const name = screen.getByRole('columnheader', { name: 'Name' })
  expect(name).toHaveAttribute('aria-sort', 'ascending')
  await user.click(within(name).getByRole('button'))
  expect(name).toHaveAttribute('aria-sort', 'descending')
  await user.click(screen.getByRole('button', { name: 'Age' }))
  expect(name).not.toHaveAttribute('aria-sort')
})

test('columns are chosen and moved, and remembered under the name of the list', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  expect(screen.queryByRole('columnheader', { name: 'Id' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Id' }))
  await user.click(screen.getByRole('button', { name: 'Move Id to the left' }))
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    '',
    'Name',
    'Id',
    'Age',
  ])
  await waitFor(() => expect(fake.calls('preferencesSet')).not.toHaveLength(0))
  expect(fake.preferred('columns')).toEqual([
    {
      list: 'people',
      columns: [
        { id: 'name', shown: true, width: null },
        { id: 'id', shown: true, width: null },
        { id: 'age', shown: true, width: null },
      ],
    },
  ])
})

test('a failure without rows says what happened and tries again', async () => {
  fetchPeople.mockRejectedValueOnce(
    new ConsoleError(failure('offline', 'CometChat cannot be reached.')),
  )
  const { user } = await renderPart(<People />)
  expect(await screen.findByText('CometChat cannot be reached.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Person 0')).toBeVisible()
})

test('an empty list says what it is for', async () => {
  fetchPeople.mockResolvedValue({ rows: [], total: 0 })
  await renderPart(<People />)
  expect(await screen.findByRole('heading', { name: 'No people yet' })).toBeVisible()
})

test('slash goes to the search, and letters there are only letters', async () => {
  const { user } = await renderPart(<People />)
  await screen.findByText('Person 0')
  await user.keyboard('/')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await user.keyboard('fc')
  expect(screen.getByRole('searchbox')).toHaveValue('fc')
  await user.keyboard('{Escape}')
  expect(screen.getByRole('searchbox')).toHaveValue('')
})

test.each(['{Shift>}{F10}{/Shift}', '{ContextMenu}'])(
  'the menu of a row opens by %s, and closed it gives the keys back to the list',
  async (key) => {
    const { user } = await renderPart(<People />)
    await screen.findByText('Person 0')
    act(() => grid().focus())
    await user.keyboard(`{ArrowDown}${key}`)
    const menu = await screen.findByRole('menu', { name: 'Acts on Person 1' })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(menu).not.toBeInTheDocument())
    expect(grid()).toHaveFocus()
    await user.keyboard(`{ArrowDown}${key}`)
    await user.click(await screen.findByRole('menuitem', { name: /^Remove/ }))
    expect(removed).toHaveBeenCalledWith('p2')
  },
)
