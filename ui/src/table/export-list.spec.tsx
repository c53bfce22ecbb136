import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { ExportList } from '@/bindings'
import { fakeHost } from '@/testing/fake-host'
import { demoApp, jobRow } from '@/testing/fixtures'
import { renderPart } from '@/testing/render'
import { ExportButton } from './export-list'

const columns = [
  { id: 'guid', label: 'GUID' },
  { id: 'name', label: 'Name' },
]
const list: ExportList = { kind: 'groups', filter: { search: 'a', kinds: [], tags: [] } }

it('writes the list in view with its columns to the kind of file that is chosen', async () => {
  const fake = fakeHost({
    exportColumns: async () => columns,
    listExport: async () => jobRow({ title: 'Export the groups to Excel' }),
  })
  const { user } = await renderPart(<ExportButton app={demoApp} list={list} />)
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('GUID')).toBeVisible()
  await user.click(within(dialog).getByRole('radio', { name: 'Excel' }))
  await user.click(within(dialog).getByRole('button', { name: /Choose where it goes/ }))
  const request = { app: demoApp, list, format: 'xlsx', columns: ['guid', 'name'] }
  await waitFor(() => expect(fake.calls('listExport')).toEqual([[request]]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('is not for an installation that only reads', async () => {
  fakeHost({ profileGet: async () => ({ profile: 'readOnly', lockedBy: null }) })
  await renderPart(<ExportButton app={demoApp} list={{ kind: 'apiKeys' }} />)
  const button = await screen.findByRole('button', { name: 'Export' })
  await waitFor(() =>
    expect(button).toHaveAccessibleDescription(
      'This installation may only read. Preferences say why.',
    ),
  )
})

it('has nothing to write of a list that is empty, and says so', async () => {
  fakeHost()
  const { user } = await renderPart(
    <ExportButton app={demoApp} list={{ kind: 'apiKeys' }} total={0} />,
  )
  const button = await screen.findByRole('button', { name: 'Export' })
  expect(button).toHaveAccessibleDescription('The list is empty.')
  await user.click(button)
  expect(screen.queryByRole('dialog')).toBeNull()
})
