import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { groupAnswers, maskedKey } from '@/testing/dev/groups'
import { failure, fakeHost } from '@/testing/fake-host'
import { activityEntry, demoApp, preferences } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { whyNotDelete, whyNotRename, whyNotUse } from './rules'

const used = maskedKey()
const backend = maskedKey({ id: 'k2', name: 'Backend', masked: '••••••••77b2', inUse: false })

function withKeys(more: Parameters<typeof fakeHost>[0] = {}) {
  return fakeHost({
    ...groupAnswers(),
    apiKeysList: async () => [used, backend],
    apiKeyCopy: async () => null,
    gatePlan: async ({ subject }) => ({
      allowed: true,
      reason: null,
      count: 1,
      reversible: false,
      title: `Delete the API key ${subject}?`,
      text: 'Words of the core.',
      button: 'Delete key',
      mustType: subject,
      production: false,
    }),
    ...more,
  })
}

describe('API keys', () => {
  it('are listed with the one that Halley uses marked', async () => {
    withKeys()
    await renderAt(paths.apiKeys(demoApp))
    expect(await screen.findByText('Halley uses this key')).toBeVisible()
    expect(screen.getByText('••••••••77b2')).toBeVisible()
  })

  it('the one in use is neither renamed nor deleted, nor the last with full access', () => {
    const last = maskedKey({ inUse: false })
    const auth = maskedKey({ id: 'k3', scope: 'authOnly', inUse: false })
    expect(whyNotRename(used)).toMatch(/Halley uses this key/)
    expect(whyNotDelete(used, [used, backend])).toMatch(/Halley uses this key/)
    expect(whyNotDelete(last, [last, auth])).toMatch(/last key with full access/)
    expect(whyNotUse(auth)).toMatch(/only sign users in/)
    expect([whyNotDelete(backend, [used, backend]), whyNotRename(backend)]).toEqual([null, null])
  })

  it('another is deleted once its name is typed', async () => {
    const fake = withKeys()
    const { user } = await renderAt(paths.apiKeys(demoApp))
    await screen.findByText('Backend')
    screen.getByRole('grid').focus()
    await user.keyboard('{Delete}')
    const dialog = await screen.findByRole('alertdialog')
    await user.type(within(dialog).getByRole('textbox'), 'Backend')
    await user.click(within(dialog).getByRole('button', { name: 'Delete key' }))
    await waitFor(() => expect(fake.calls('apiKeyDelete')).toEqual([[demoApp, 'k2', 'Backend']]))
  })

  it('a new one comes masked and is copied by the core', async () => {
    const fake = withKeys()
    const { user } = await renderAt(paths.apiKeys(demoApp, { new: '1' }))
    await user.click(await screen.findByRole('button', { name: 'Create key' }))
    expect(await screen.findByText('Give the key a name that says who uses it.')).toBeVisible()
    expect(fake.calls('apiKeyCreate')).toEqual([])
    await user.type(screen.getByLabelText(/^Name/), 'Website')
    await user.click(screen.getByRole('button', { name: 'Create key' }))
    expect(await screen.findByText('••••••••99aa')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Copy Website' }))
    expect(fake.calls('apiKeyCopy')).toEqual([[demoApp, 'k9']])
  })

  it('only an administrator changes them', async () => {
    withKeys({ profileGet: async () => ({ profile: 'manager', lockedBy: null }) })
    await renderAt(paths.apiKeys(demoApp))
    const button = await screen.findByRole('button', { name: 'New key' })
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'))
  })
})

describe('replacing the key in use', () => {
  async function walk(more: Parameters<typeof fakeHost>[0] = {}) {
    const fake = withKeys(more)
    const { user } = await renderAt(paths.apiKeys(demoApp))
    await screen.findByText('Halley uses this key')
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(
      await screen.findByRole('menuitem', { name: 'Replace the key that Halley uses' }),
    )
    await user.click(await screen.findByRole('button', { name: 'Make the new key' }))
    await screen.findByText('••••••••99aa')
    await user.click(screen.getByRole('button', { name: 'Try and use the new key' }))
    return { fake, user }
  }

  it('makes, tries and switches before the old key can be deleted', async () => {
    const { fake, user } = await walk()
    const remove = screen.getByRole('button', { name: 'Delete the old key' })
    await waitFor(() => expect(remove).not.toHaveAttribute('aria-disabled', 'true'))
    expect(fake.calls('apiKeyUse')).toEqual([[demoApp, 'k9']])
    await user.click(remove)
    const dialog = await screen.findByRole('alertdialog')
    await user.type(within(dialog).getByRole('textbox'), 'Rest API Key')
    await user.click(within(dialog).getByRole('button', { name: 'Delete key' }))
    await waitFor(() =>
      expect(fake.calls('apiKeyDelete')).toEqual([[demoApp, 'k1', 'Rest API Key']]),
    )
  })

  it('keeps the old key out of reach while the new one does not work', async () => {
    await walk({
      apiKeyUse: async () => {
        throw failure('keyRejected', 'CometChat does not know this API key.')
      },
    })
    expect(await screen.findByText('CometChat does not know this API key.')).toBeVisible()
    const remove = screen.getByRole('button', { name: /Delete the old key/ })
    expect(remove).toHaveAttribute('aria-disabled', 'true')
  })

  it('that are older than wanted are pointed out, and the one in use can be replaced', async () => {
    const old = maskedKey({ createdAt: Math.floor(Date.now() / 1000) - 200 * 86_400 })
    withKeys({ apiKeysList: async () => [old, backend] })
    const { user } = await renderAt(paths.apiKeys(demoApp))
    const note = await screen.findByRole('note', { name: 'An old key' })
    expect(note).toHaveTextContent('is 200 days old')
    expect(screen.getAllByText('over 180 days old')[0]).toBeVisible()
    await user.click(within(note).getByRole('button', { name: 'Replace it' }))
    expect(
      await screen.findByRole('complementary', { name: 'Replace the key that Halley uses' }),
    ).toBeVisible()
  })

  it('are never too old for whoever wants no reminder', async () => {
    const old = maskedKey({ createdAt: 1 })
    withKeys({
      apiKeysList: async () => [old],
      preferencesGet: async () => preferences({ keyReminderDays: null }),
    })
    await renderAt(paths.apiKeys(demoApp))
    await screen.findByText('Halley uses this key')
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('the old one was copied: the walk says when', async () => {
    withKeys({
      activityList: async ({ object }) => [
        activityEntry({ id: 'e1', act: 'apiKeyCopy', object: null, sentence: `Copied ${object}` }),
      ],
    })
    const { user } = await renderAt(paths.apiKeys(demoApp))
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: /Replace the key/ }))
    const known = await screen.findByRole('list', { name: 'What Halley knows of the old key' })
    await waitFor(() => expect(known).toHaveTextContent('Copied from here'))
  })

  it('when there are none, the first is one click away', async () => {
    withKeys({ apiKeysList: async () => [] })
    const { user } = await renderAt(paths.apiKeys(demoApp))
    const [, first] = await screen.findAllByRole('button', { name: 'New key' })
    if (first) await user.click(first)
    expect(await screen.findByRole('dialog')).toBeVisible()
  })
})
