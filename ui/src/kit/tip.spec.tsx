import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { SafeLine } from './safe-text'
import { TipLayer, tip } from './tip'

const NAME = 'Maria del Carmen Lopez'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))

function pointAtName(isCut: boolean) {
  render(
    <>
      <TipLayer />
      <a href="/users" {...tip('Opens the user')}>
        <SafeLine text={NAME} />
      </a>
    </>,
  )
  const name = screen.getByText(NAME)
  vi.spyOn(name, 'scrollWidth', 'get').mockReturnValue(isCut ? 300 : 100)
  vi.spyOn(name, 'clientWidth', 'get').mockReturnValue(100)
  fireEvent.pointerOver(name)
  act(() => vi.runAllTimers())
}

test('a line that is cut tells the whole of it', () => {
  pointAtName(true)
  expect(screen.getByRole('tooltip')).toHaveTextContent(NAME)
})

test('a line that is whole leaves the word to what it stands in', () => {
  pointAtName(false)
  expect(screen.getByRole('tooltip')).toHaveTextContent('Opens the user')
})

test('a button tells its name until a key is pressed', () => {
  focused(<button type="button" {...tip('New user', 'n')} />)
  expect(screen.getByRole('tooltip')).toHaveTextContent('New user')
  fireEvent.keyDown(screen.getByRole('button'), { key: 'a' })
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test('nothing is told over a field that is about to be typed in', () => {
  focused(<input {...tip('Find a user', '/')} />)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

/** Draws a thing and goes there by key, which jsdom does not tell from any other way. */
function focused(thing: ReactElement) {
  const { matches } = Element.prototype
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector) {
    return selector === ':focus-visible'
      ? this === document.activeElement
      : matches.call(this, selector)
  })
  const { container } = render(thing)
  render(<TipLayer />)
  act(() => (container.firstElementChild as HTMLElement).focus())
  act(() => vi.runAllTimers())
}
