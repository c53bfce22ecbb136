import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { type ActGroup, ActMenu, toneOf } from './act-menu'
import { IconEdit } from './icons'

const run = () => undefined

async function openMenu(groups: readonly ActGroup[]) {
  fakeHost()
  const { user } = await renderPart(
    <ActMenu label="More to do" groups={groups}>
      <button type="button">More</button>
    </ActMenu>,
  )
  await user.click(await screen.findByRole('button', { name: 'More' }))
  const entries = await screen.findAllByRole('menuitem')
  /** Of each entry, whether there is room for an icon before its text. */
  const rooms = entries.map((entry) => entry.querySelector('[data-position="left"]') !== null)
  return { user, entries, rooms }
}

test('red is for what is gone for good, amber for what can be turned on again', () => {
  expect(toneOf({ danger: true }, 'plain')).toBe('danger')
  expect(toneOf({ warns: true }, 'plain')).toBe('warning')
  expect(toneOf({}, 'quiet')).toBe('quiet')
})

test('texts begin in one line, whether an entry has an icon or not', async () => {
  const edit = { id: 'edit', label: 'Edit', icon: IconEdit, run }
  const { rooms } = await openMenu([[edit], [{ id: 'rename', label: 'Rename', run }]])
  expect(rooms).toEqual([true, true])
})

test('a menu without icons keeps no room for them', async () => {
  const { rooms } = await openMenu([[{ id: 'rename', label: 'Rename', run }]])
  expect(rooms).toEqual([false])
})

test('an entry that cannot be used says why, and Esc closes the menu', async () => {
  const reason = 'This key may not change users.'
  const { user, entries } = await openMenu([
    [
      { id: 'edit', label: 'Edit', keys: 'e', run },
      { id: 'delete', label: 'Delete', keys: 'delete', danger: true, reason, run },
    ],
  ])
  expect(within(entries[1] as HTMLElement).getByText(reason)).toBeVisible()
  expect(entries[1]).toBeDisabled()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menuitem')).toBeNull()
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus()
})
