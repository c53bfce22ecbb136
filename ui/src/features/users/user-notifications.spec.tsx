import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { noticeAnswers } from '@/testing/dev/notices'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp, userDetail } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const withUser = (more: Parameters<typeof fakeHost>[0] = {}) =>
  fakeHost({
    ...noticeAnswers(),
    userGet: async () => userDetail(),
    rolesList: async () => [],
    ...more,
  })

const HERE = paths.user(demoApp, 'maria-lopez', { tab: 'notifications' })

describe('notifications of a user', () => {
  it('are shown part by part, and one that fails fails alone', async () => {
    withUser({
      userMutesList: async () => {
        throw failure('planRestricted', 'The plan of this app does not include this feature.')
      },
    })
    await renderAt(HERE)
    expect(await screen.findByText('maria@example.com')).toBeVisible()
    expect(await screen.findByText('••••••••0001')).toBeVisible()
    expect(
      await screen.findByText('The plan of this app does not include this feature.'),
    ).toBeVisible()
  })

  it('change where e-mails go, against what was seen', async () => {
    const fake = withUser()
    const { user } = await renderAt(HERE)
    await user.click(await screen.findByRole('button', { name: 'Edit contact details' }))
    const phone = await screen.findByLabelText('Phone')
    await user.type(phone, '555')
    await user.tab()
    expect(await screen.findByText(/Write the number with its country code/)).toBeVisible()
    await user.clear(phone)
    await user.type(phone, '+15555550123')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() =>
      expect(fake.calls('userContactSave')[0]?.slice(2)).toEqual([
        { email: 'maria@example.com', phone: '' },
        { email: 'maria@example.com', phone: '+15555550123' },
      ]),
    )
  })

  it('mute a conversation with the way back', async () => {
    const fake = withUser({
      usersList: async () => {
        throw failure('offline', 'This computer is offline.')
      },
    })
    const { user } = await renderAt(HERE)
    await user.click(await screen.findByRole('button', { name: 'Mute a conversation' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByText('A group'))
    await user.type(within(dialog).getByRole('combobox', { name: 'Which group' }), 'weekend-trip')
    await user.click(await screen.findByRole('option', { name: 'The guid weekend-trip' }))
    await user.click(within(dialog).getByRole('button', { name: 'Mute' }))
    await waitFor(() =>
      expect(fake.calls('userMute')[0]?.[2]).toEqual({
        id: 'weekend-trip',
        kind: 'group',
        until: null,
      }),
    )
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toHaveLength(1))
  })

  it('remove a device after asking', async () => {
    const fake = withUser()
    const { user } = await renderAt(HERE)
    await user.click(await screen.findByRole('button', { name: 'Remove this device' }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Go on' }))
    await waitFor(() => expect(fake.calls('userDevicesRemove')[0]?.[2]).toBe('d1'))
  })

  it('are looked at and not changed by readers', async () => {
    withUser({ profileGet: async () => ({ profile: 'readOnly', lockedBy: null }) })
    await renderAt(HERE)
    const edit = await screen.findByRole('button', { name: 'Edit contact details' })
    await waitFor(() => expect(edit).toHaveAttribute('aria-disabled', 'true'))
  })
})
