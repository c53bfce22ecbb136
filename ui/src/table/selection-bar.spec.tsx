import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { useSelection } from './selection'
import { SelectionBar } from './selection-bar'

function Chosen() {
  const selection = useSelection('people')
  return (
    <>
      <button type="button" onClick={() => selection.toggle('p1')}>
        Choose one
      </button>
      <SelectionBar
        selection={selection}
        total={9}
        acts={[{ id: 'tag', label: 'Add tags', run: () => undefined }]}
      />
    </>
  )
}

const taken = () => document.documentElement.style.getPropertyValue('--h-bar-taken')

test('the bar says how much room it takes, for as long as it is there', async () => {
  fakeHost()
  const { user } = await renderPart(<Chosen />)
  await user.click(await screen.findByRole('button', { name: 'Choose one' }))
  expect(screen.getByRole('region', { name: 'Selection' })).toHaveTextContent('1 selected')
  expect(taken()).toBe('720px')
  await user.click(screen.getByRole('button', { name: 'Clear the selection' }))
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
  expect(taken()).toBe('')
})

test('Tab goes from what clears the selection to what is done with it', async () => {
  fakeHost()
  const { user } = await renderPart(<Chosen />)
  await user.click(await screen.findByRole('button', { name: 'Choose one' }))
  await user.tab()
  expect(screen.getByRole('button', { name: 'Clear the selection' })).toHaveFocus()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Select all 9' })).toHaveFocus()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Add tags' })).toHaveFocus()
})
