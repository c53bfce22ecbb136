import { screen } from '@testing-library/react'
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
