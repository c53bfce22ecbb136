import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '@/testing/render'
import { SearchField } from './list-bar'

test('a search says what it will hold before the letter stands in it', async () => {
  const told: string[] = []
  const { user } = await renderPart(
    <SearchField
      placeholder="Find a user"
      value="ma"
      onSoon={(text) => told.push(`soon ${text}`)}
      onChange={(text) => told.push(text)}
    />,
  )
  const field = screen.getByRole('searchbox', { name: 'Find a user' })
  await user.type(field, 'x', { initialSelectionStart: 1, initialSelectionEnd: 2 })
  await user.type(field, '{Backspace}')
  expect(told).toEqual(['soon mx', 'mx', 'm'])
})

test('a search is emptied by key and by button, and follows what is searched from elsewhere', async () => {
  const told: string[] = []
  const { user } = await renderPart(<Searched told={told} />)
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find a user' })
  await user.type(field, '{Escape}')
  expect([field.value, told.at(-1)]).toEqual(['', ''])
  await user.type(field, 'jo{Backspace}{Backspace}')
  expect([field.value, told]).toEqual(['', ['', 'j', 'jo', 'j', '']])
  await user.type(field, 'k')
  await user.click(screen.getByRole('button', { name: 'Empty the search' }))
  expect([field.value, told.at(-1), document.activeElement]).toEqual(['', '', field])
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
  expect(field.value).toBe('lopez')
})

function Searched({ told }: { told: string[] }) {
  const [value, setValue] = useState('ma')
  const change = (text: string) => {
    told.push(text)
    setValue(text)
  }
  return (
    <>
      <SearchField placeholder="Find a user" value={value} onChange={change} />
      <button type="button" onClick={() => setValue('lopez')}>
        Elsewhere
      </button>
    </>
  )
}
