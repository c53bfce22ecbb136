import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ConsoleError } from '@/ipc/error'
import { failure, fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { confirm } from './confirm'

async function ask(more: Partial<Parameters<typeof confirm>[0]> = {}) {
  fakeHost()
  const { user } = await renderPart(<p>page</p>)
  const answer = confirm({
    title: 'Delete Maria Lopez for good?',
    text: 'Her 1,204 messages go with her. This cannot be undone.',
    button: 'Delete for good',
    irreversible: true,
    ...more,
  })
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete Maria Lopez for good?' })
  return { user, answer, dialog }
}

test('the dialog names the thing and the consequence, and does the act', async () => {
  const { user, answer, dialog } = await ask()
  expect(dialog).toHaveAccessibleDescription(
    'Her 1,204 messages go with her. This cannot be undone.',
  )
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  expect(await answer).toBe(true)
})

test('Cancel has the focus, and Esc does the same', async () => {
  const { user, answer } = await ask()
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(await answer).toBe(false)
})

test('the worst act wants the name typed first', async () => {
  const { user, answer } = await ask({ mustType: 'maria-lopez' })
  const button = screen.getByRole('button', { name: 'Delete for good' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('Type maria-lopez first')
  await user.type(screen.getByLabelText('Type maria-lopez to go on'), 'maria-lopez')
  await user.click(button)
  expect(await answer).toBe(true)
})

test('production is named where it happens', async () => {
  const { dialog } = await ask({
    tenant: { name: 'Northwind Market', colour: 'indigo', label: 'production' },
  })
  expect(dialog).toHaveTextContent('Northwind Market')
  expect(dialog).toHaveTextContent('production')
})

test('a failed act keeps the dialog open and says why', async () => {
  const run = vi
    .fn()
    .mockRejectedValueOnce(new ConsoleError(failure('offline', 'CometChat cannot be reached.')))
    .mockResolvedValueOnce(null)
  const { user, answer } = await ask({ run })
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  expect(await screen.findByText('CometChat cannot be reached.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Delete for good' }))
  expect(await answer).toBe(true)
})
