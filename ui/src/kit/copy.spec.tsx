import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { toConsoleError } from '@/ipc/error'
import { failure, fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { MaskedSecret } from './copy'

test('a secret that could not be copied says so', async () => {
  fakeHost()
  const denied = failure('profileDenied', 'The support profile cannot copy auth tokens.', {
    advice: 'This takes the manager profile.',
  })
  const { user } = await renderPart(
    <MaskedSecret
      name="auth token"
      masked="••••9f3c"
      onCopy={() => Promise.reject(toConsoleError(denied))}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Copy auth token' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The support profile cannot copy auth tokens. This takes the manager profile.',
  )
})
