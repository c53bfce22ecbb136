import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { SidePanel } from '@/frame/page'
import { fakeHost } from '@/testing/fake-host'
import { renderPart } from '@/testing/render'
import { toast } from './toast'

function WithPanel() {
  const [open, setOpen] = useState(true)
  return open ? (
    <SidePanel title="Edit" onClose={() => setOpen(false)}>
      <input aria-label="Name" />
    </SidePanel>
  ) : null
}

const taken = () => document.documentElement.style.getPropertyValue('--h-panel-taken')

test('a toast stands beside an open panel, not on its buttons, and comes back when it closes', async () => {
  fakeHost()
  const { user } = await renderPart(<WithPanel />)
  toast({ text: 'Changed Maria Lopez' })
  expect(await screen.findByText('Changed Maria Lopez')).toBeVisible()
  expect(taken()).toBe('1200px')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(taken()).toBe(''))
})
