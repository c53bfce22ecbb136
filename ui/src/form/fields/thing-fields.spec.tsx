import { useForm } from '@mantine/form'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { ThingMetadata } from './thing-fields'

function Example() {
  const form = useForm({ initialValues: { metadata: '' } })
  return <ThingMetadata form={form} help="Your own data." />
}

const ofChars = (count: number) => JSON.stringify({ a: 'x'.repeat(count - '{"a":""}'.length) })

test('metadata that some documents of the service refuse is warned of', async () => {
  fakeHost()
  await renderPart(<Example />)
  const field = screen.getByRole('textbox', { name: 'Metadata' })
  fireEvent.change(field, { target: { value: ofChars(1600) } })
  expect(field).toHaveAccessibleDescription(/Your own data/)
  fireEvent.change(field, { target: { value: ofChars(1601) } })
  expect(field).toHaveAccessibleDescription(/Over 1,600 characters/)
  expect(field).toBeValid()
  fireEvent.change(field, { target: { value: ofChars(5121) } })
  expect(field).not.toHaveAccessibleDescription(/Over 1,600 characters/)
  expect(field).toBeInvalid()
})
