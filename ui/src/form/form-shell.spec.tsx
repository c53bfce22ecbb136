import { useForm } from '@mantine/form'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError } from '@/ipc/error'
import { failure, fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { TagsField } from './fields/choice-fields'
import { JsonField } from './fields/json-field'
import { TextField } from './fields/text-field'
import { SideForm } from './form-shell'

const save = vi.fn()
const close = vi.fn()

beforeEach(() => {
  fakeHost()
  save.mockClear()
  close.mockClear()
})

function Example({ problem = null }: { problem?: ConsoleError | null }) {
  const form = useForm({
    initialValues: { uid: '', tags: [] as string[], metadata: '' },
    validateInputOnBlur: true,
    validate: { uid: (uid) => (uid === '' ? 'Give the user a uid.' : null) },
  })
  return (
    <SideForm
      title="New user"
      form={form}
      save="Create user"
      onSave={save}
      loading={false}
      submitError={problem}
      onClose={close}
    >
      <TextField form={form} name="uid" label="UID" limit={10} help="Never changes." required />
      <TagsField form={form} name="tags" label="Tags" most={25} limit={100} known={KNOWN} />
      <JsonField form={form} name="metadata" label="Metadata" limit={2000} />
    </SideForm>
  )
}

const KNOWN = ['vip', 'vivid']

const uid = () => screen.getByRole('textbox', { name: /^UID/ })

const problem = (more = {}) =>
  new ConsoleError(failure('conflict', 'A user with this uid exists.', more))

test('the first field has the focus, and help stands below it', async () => {
  await renderPart(<Example />)
  expect(uid()).toHaveFocus()
  expect(screen.getByText('Never changes.')).toBeVisible()
})

test('leaving a field checks it, saving goes to the first fault', async () => {
  const { user } = await renderPart(<Example />)
  await user.tab()
  expect(screen.getByText('Give the user a uid.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Create user' }))
  await waitFor(() => expect(uid()).toHaveFocus())
  expect(save).not.toHaveBeenCalled()
})

test('a failure that belongs to no field is brought into view, one on a field is gone to', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView')
  const one = await renderPart(<Example problem={problem()} />)
  expect(await screen.findByText('A user with this uid exists.')).toBeVisible()
  expect(scrolled.mock.instances.map((each) => (each as Element).textContent)).toEqual([
    expect.stringContaining('A user with this uid exists.'),
  ])
  one.unmount()
  scrolled.mockClear()
  const fields = [{ field: 'uid', message: 'It is taken.' }]
  await renderPart(<Example problem={problem({ fields })} />)
  await waitFor(() => expect(uid()).toHaveFocus())
  expect(scrolled).not.toHaveBeenCalled()
})

test('Ctrl Enter saves from any field', async () => {
  const { user } = await renderPart(<Example />)
  await user.type(uid(), 'ann')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(save).toHaveBeenCalledWith({ uid: 'ann', tags: [], metadata: '' })
})

test('the limit shows as it nears', async () => {
  const { user } = await renderPart(<Example />)
  await user.type(uid(), 'sevenab')
  expect(screen.queryByText('7 of 10')).toBeNull()
  await user.type(uid(), 'c')
  expect(screen.getByText('8 of 10')).toBeVisible()
})

test('a failure that belongs to a field stands on it', async () => {
  await renderPart(
    <Example problem={problem({ fields: [{ field: 'uid', message: 'This uid is taken.' }] })} />,
  )
  expect(await screen.findByText('This uid is taken.')).toBeVisible()
  await waitFor(() => expect(uid()).toHaveAccessibleDescription(/This uid is taken/))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('any other failure stands above the buttons, with what to do', async () => {
  await renderPart(<Example problem={problem({ advice: 'Choose another uid.' })} />)
  expect(screen.getByRole('alert')).toHaveTextContent('A user with this uid exists.')
  expect(screen.getByRole('alert')).toHaveTextContent('Choose another uid.')
})

test('leaving with changes asks, without changes it does not', async () => {
  const { user } = await renderPart(<Example />)
  await user.type(uid(), 'ann')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  const question = await screen.findByRole('alertdialog', { name: 'Leave without saving?' })
  await user.click(within(question).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(question).not.toBeInTheDocument())
  expect(close).not.toHaveBeenCalled()
  await user.clear(uid())
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(close).toHaveBeenCalledOnce())
})

test('tags are trimmed, parted at commas, each once', async () => {
  const { user } = await renderPart(<Example />)
  await user.type(uid(), 'ann')
  await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'vip, beta ,vip{Enter}')
  await user.click(screen.getByRole('button', { name: 'Create user' }))
  await waitFor(() =>
    expect(save).toHaveBeenCalledWith({ uid: 'ann', tags: ['vip', 'beta'], metadata: '' }),
  )
})

test('tags are offered while one is typed, and out of the way after Enter', async () => {
  const { user } = await renderPart(<Example />)
  const field = screen.getByRole('combobox', { name: 'Tags' })
  await user.type(field, 'v')
  const offered = await screen.findByRole('option', { name: 'vip' })
  await user.type(field, 'ery{Enter}')
  await waitFor(() => expect(offered).not.toBeVisible())
  await user.type(field, 'v')
  expect(await screen.findByRole('option', { name: 'vip' })).toBeVisible()
})

test('broken JSON is marked with line and reason while it is written', async () => {
  const { user } = await renderPart(<Example />)
  const field = screen.getByLabelText('Metadata')
  await user.click(field)
  await user.paste('{\n "plan": gold\n}')
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription(/^Line 2, column 10: a value is expected here/)
  expect(field).toHaveAccessibleDescription(/17 bytes of 2 kB/)
})

test('JSON is measured as it is sent, however it is laid out', async () => {
  const { user } = await renderPart(<Example />)
  const field = screen.getByLabelText('Metadata')
  await user.click(field)
  await user.paste(JSON.stringify({ a: Array.from({ length: 400 }, () => 1) }, null, 2))
  expect(field).toBeValid()
  expect(field).toHaveAccessibleDescription(/807 bytes of 2 kB/)
})
