import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect } from 'react'
import { expect, test, vi } from 'vitest'
import { type Command, followKeys, useCommands } from './commands'

function Page({ commands }: { commands: readonly Command[] }) {
  useEffect(() => followKeys(), [])
  return (
    <>
      <input aria-label="field" />
      <input type="checkbox" aria-label="box" />
      <div role="dialog" aria-label="front">
        <button type="button">inside</button>
      </div>
      <Offer commands={commands} />
    </>
  )
}

function Offer({ commands }: { commands: readonly Command[] }) {
  useCommands(commands)
  return null
}

function setUp(...commands: Partial<Command>[]) {
  const runs = commands.map(() => vi.fn())
  const all = commands.map((each, index) => ({
    id: String(index),
    label: `command ${index}`,
    run: runs[index],
    ...each,
  }))
  render(<Page commands={all} />)
  return { user: userEvent.setup(), runs }
}

test('a letter runs its command', async () => {
  const { user, runs } = setUp({ keys: 'n' })
  await user.keyboard('n')
  expect(runs[0]).toHaveBeenCalledOnce()
})

test('letters never fire while typing, in a box they do', async () => {
  const { user, runs } = setUp({ keys: 'n' })
  await user.click(screen.getByLabelText('field'))
  await user.keyboard('n')
  expect(runs[0]).not.toHaveBeenCalled()
  screen.getByLabelText('box').focus()
  await user.keyboard('n')
  expect(runs[0]).toHaveBeenCalledOnce()
})

test('nothing of the page fires behind a dialog, the palette does', async () => {
  const { user, runs } = setUp({ keys: 'n' }, { keys: 'mod+k', always: true })
  screen.getByText('inside').focus()
  await user.keyboard('n{Control>}k{/Control}')
  expect(runs[0]).not.toHaveBeenCalled()
  expect(runs[1]).toHaveBeenCalledOnce()
})

test('G then a letter goes to a place, and the letter alone stays what it is', async () => {
  const { user, runs } = setUp({ keys: 'g u' }, { keys: 'u' })
  await user.keyboard('gu')
  expect(runs[0]).toHaveBeenCalledOnce()
  expect(runs[1]).not.toHaveBeenCalled()
  await user.keyboard('u')
  expect(runs[1]).toHaveBeenCalledOnce()
})

test('the second step is forgotten after a moment', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { user, runs } = setUp({ keys: 'g u' })
  await user.keyboard('g')
  vi.advanceTimersByTime(2000)
  await user.keyboard('u')
  expect(runs[0]).not.toHaveBeenCalled()
})

test('a command with a reason takes its key but does nothing', async () => {
  const { user, runs } = setUp({ keys: 'n', reason: 'This profile may only read.' })
  await user.keyboard('n')
  expect(runs[0]).not.toHaveBeenCalled()
})

test('of two commands with one key the later mounted wins', async () => {
  const { user, runs } = setUp({ keys: 'escape' })
  const later = vi.fn()
  render(<Offer commands={[{ id: 'panel', label: 'Close', keys: 'escape', run: later }]} />)
  await user.keyboard('{Escape}')
  expect(later).toHaveBeenCalledOnce()
  expect(runs[0]).not.toHaveBeenCalled()
})

test('Escape that has closed what was in front does nothing behind it', () => {
  const { runs } = setUp({ keys: 'escape' })
  const front = document.body.appendChild(document.createElement('div'))
  front.setAttribute('role', 'dialog')
  front.addEventListener('keydown', () => front.remove())
  fireEvent.keyDown(front, { key: 'Escape' })
  expect(runs[0]).not.toHaveBeenCalled()
})
