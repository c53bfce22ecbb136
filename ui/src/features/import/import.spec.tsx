import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ImportFile, ImportPreview, JobItemRow } from '@/bindings'
import { paths } from '@/frame/paths'
import { type Answers, failure, fakeHost } from '@/testing/fake-host'
import { demoApp, jobPlan, jobRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const file: ImportFile = {
  id: 'f1',
  name: 'people.csv',
  kind: 'users',
  heads: ['User ID', 'Full name', 'Shoe'],
  columns: ['uid', 'name', null],
  fields: [
    { id: 'uid', label: 'UID', help: 'Letters a to z.', needed: true },
    { id: 'name', label: 'Name', help: 'At most 100 characters.', needed: false },
    { id: 'role', label: 'Role', help: 'The id of a role.', needed: false },
  ],
}

const preview: ImportPreview = {
  total: 1_200,
  wrong: 2,
  first: [
    { line: 2, cells: ['ada', 'Ada', '38'], faults: [] },
    {
      line: 3,
      cells: ['Not A Uid', 'Bo', '41'],
      faults: [{ column: 0, message: 'A uid has no spaces.' }],
    },
  ],
  faulty: [
    {
      line: 900,
      cells: ['ada', '', ''],
      faults: [{ column: null, message: 'Row 2 is the same.' }],
    },
  ],
  missing: [],
}

const refused: JobItemRow = {
  seq: 4,
  key: 'gus',
  name: null,
  state: 'failed',
  message: 'This app has no role boss.',
}

const plan = jobPlan({
  id: 'p1',
  title: 'Import 1,200 users from people.csv?',
  button: 'Import 1,200 users',
  mustType: null,
  outlook: [
    { count: 1_190, text: 'new: will be made', kind: 'change' },
    { count: 10, text: 'cannot be imported: each with its reason below', kind: 'refused' },
  ],
})

async function openImport(answers: Answers = {}, path = paths.import(demoApp)) {
  const fake = fakeHost({
    importChoose: async () => file,
    importPreview: async () => preview,
    importPlan: async () => plan,
    jobItems: async () => [refused],
    jobDiscard: async () => null,
    jobBegin: async () => jobRow({ title: 'Import 1,200 users from people.csv' }),
    ...answers,
  })
  const view = await renderAt(path)
  return { ...view, fake }
}

describe('an import', () => {
  it('shows the columns as guessed, and each problem at its cell', async () => {
    const { user } = await openImport()
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    expect(await screen.findByText('people.csv')).toBeVisible()
    expect(screen.getByText('2 with problems')).toBeVisible()
    expect(screen.getByLabelText('What the column User ID holds')).toHaveValue('uid')
    expect(screen.getByLabelText('What the column Shoe holds')).toHaveValue('')
    const cell = screen.getByRole('cell', { name: /^Not A Uid/ })
    expect(cell).toHaveAccessibleDescription('A uid has no spaces.')
    expect(screen.getByText('Row 2 is the same.')).toBeVisible()
  })

  it('goes through a dry run, which names what is refused, and is begun', async () => {
    const { user, fake, path } = await openImport()
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    await user.selectOptions(await screen.findByLabelText('What the column Shoe holds'), 'role')
    await waitFor(() => expect(fake.calls('importPreview')).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: 'Look up in the app' }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('This app has no role boss.')).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Import 1,200 users' }))
    await waitFor(() => expect(path()).toMatch(/^\/jobs\?peek=/))
    expect(fake.calls('importPlan')).toEqual([
      [demoApp, 'f1', { columns: ['uid', 'name', 'role'], guid: null }],
    ])
    expect(fake.calls('jobDiscard')).toEqual([])
    await waitFor(() =>
      expect(fake.preferred('imports')).toEqual([
        {
          connection: 'demo',
          rows: 'users',
          columns: [
            { head: 'User ID', field: 'uid' },
            { head: 'Full name', field: 'name' },
            { head: 'Shoe', field: 'role' },
          ],
        },
      ]),
    )
  })

  it('that nobody begins leaves nothing in the journal', async () => {
    const { user, fake } = await openImport()
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    await user.click(await screen.findByRole('button', { name: 'Look up in the app' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(await within(dialog).findByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(fake.calls('jobDiscard')).toEqual([['p1']]))
  })

  it('opens a file that is dropped on the window, for the kind in view', async () => {
    const { fake } = await openImport(
      { importDropped: async (kind) => ({ ...file, kind }) },
      paths.import(demoApp, { kind: 'members', group: 'night' }),
    )
    expect(await screen.findByText(/All rows go into the group/)).toBeVisible()
    fake.nudge('fileOver', { over: true })
    expect(await screen.findByText('Let go to open the file')).toBeVisible()
    fake.nudge('fileDropped', { drop: 'drop-1', name: 'people.csv' })
    expect(await screen.findByText('people.csv')).toBeVisible()
    expect(fake.calls('importDropped')).toEqual([['members', 'drop-1']])
    await waitFor(() => expect(fake.calls('importPreview').at(-1)?.[1].guid).toBe('night'))
  })

  it('waits until the ids are mapped, and says which file cannot be read', async () => {
    const missing = { ...preview, missing: ['Say which column holds the UID.'] }
    const { user, fake } = await openImport({ importPreview: async () => missing })
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    const next = await screen.findByRole('button', { name: 'Look up in the app' })
    expect(next).toHaveAccessibleDescription('Say which column holds the UID.')
    fake.answer({
      importChoose: async () => {
        throw failure('invalid', 'This file is empty.')
      },
    })
    await user.click(screen.getByRole('button', { name: 'Choose another file' }))
    expect(await screen.findByText('This file is empty.')).toBeVisible()
  })

  it('is not for a support profile', async () => {
    await openImport({ profileGet: async () => ({ profile: 'support', lockedBy: null }) })
    const choose = await screen.findByRole('button', { name: 'Choose a file' })
    await waitFor(() => expect(choose).toHaveAccessibleDescription(/takes the manager profile/))
  })
})
