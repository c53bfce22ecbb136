import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { fakeHost } from '@/testing/fake-host'
import { renderAt } from '@/testing/render'

const about = async () => ({ version: '1.0.0', platform: 'Linux', dataDir: '/home/ann/halley' })

async function withProxy(address: string) {
  const fake = fakeHost({ about })
  const { user } = await renderAt(paths.preferences())
  await user.click(screen.getByRole('radio', { name: 'This one' }))
  await user.type(screen.getByRole('textbox', { name: 'Address of the proxy' }), address)
  await user.tab()
  return fake
}

test('the address of a proxy is kept when its field is left', async () => {
  const fake = await withProxy('http://proxy.example:3128')
  await waitFor(() =>
    expect(fake.preferred('proxy')).toEqual({ kind: 'manual', url: 'http://proxy.example:3128' }),
  )
})

test('what is no address says how one looks, and is not kept', async () => {
  const fake = await withProxy('proxy.example')
  expect(await screen.findByText('Write it like http://proxy.example:3128.')).toBeVisible()
  expect(fake.preferred('proxy')).toBeUndefined()
})

test('a password in the address is not kept, and its field says where it belongs', async () => {
  const fake = await withProxy('http://ann:hunter2@proxy.example:3128')
  expect(await screen.findByText(/would be saved unprotected/)).toBeVisible()
  expect(fake.preferred('proxy')).toBeUndefined()
})
