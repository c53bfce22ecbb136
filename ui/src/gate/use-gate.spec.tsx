import { screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Plan } from '@/bindings'
import { toast } from '@/kit/toast'
import { failure, fakeHost } from '@/testing/fake-host'
import { demoApp } from '@/testing/fixtures'
import { renderPart } from '@/testing/render'
import { type GatedAct, useGate } from './use-gate'

const plan = (changes: Partial<Plan> = {}): Plan => ({
  allowed: true,
  reason: null,
  count: 1,
  reversible: true,
  title: 'Delete Returns desk?',
  text: 'Words of the core.',
  button: 'Delete group',
  mustType: null,
  production: false,
  ...changes,
})

type PartProps = { gated: GatedAct<string>; ended: (sure: boolean) => void }

function Part({ gated, ended }: PartProps) {
  const gate = useGate(demoApp)
  return (
    <button type="button" onClick={() => void gate(gated).then(ended)}>
      Go
    </button>
  )
}

/** Begins an act that gives a name, and says that name in the end. */
async function begin(asked: () => Promise<Plan>, more: Partial<GatedAct<string>> = {}) {
  const fake = fakeHost({ gatePlan: asked })
  const run = vi.fn(async () => 'Returns desk')
  const ended = vi.fn<PartProps['ended']>()
  const done = (name: string) => toast({ text: `Deleted ${name}` })
  const gated = { act: 'groupDelete' as const, subject: 'returns', run, done, ...more }
  const { user } = await renderPart(<Part gated={gated} ended={ended} />)
  await user.click(await screen.findByRole('button', { name: 'Go' }))
  return { user, fake, run, ended }
}

const question = () => screen.findByRole('alertdialog', { name: 'Delete Returns desk?' })

it('asks in the words of the core, acts, and tells what the act gave', async () => {
  const { user, fake, run, ended } = await begin(async () => plan({ reversible: false }))
  const request = { act: 'groupDelete', app: demoApp, selection: null, subject: 'returns' }
  expect(fake.calls('gatePlan')).toEqual([[request]])
  const dialog = await question()
  expect(dialog).toHaveTextContent(/Northwind Market.*Words of the core\./)
  expect(run).not.toHaveBeenCalled()
  const sure = within(dialog).getByRole('button', { name: 'Delete group' })
  expect(sure.className).toMatch(/danger-solid/)
  await user.click(sure)
  expect(await screen.findByText('Deleted Returns desk')).toBeVisible()
  expect(ended).toHaveBeenCalledExactlyOnceWith(true)
})

it('does one alone unasked where that is wanted, also where nothing is told', async () => {
  const { run, ended } = await begin(async () => plan(), { oneUnasked: true, done: undefined })
  await waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith(true))
  expect(run).toHaveBeenCalledOnce()
})

it.each([{ count: 2 }, { reversible: false }, { production: true }])(
  'asks although one may go unasked where the plan says %o, and does nothing when dismissed',
  async (changes) => {
    const { user, run, ended } = await begin(async () => plan(changes), { oneUnasked: true })
    await question()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith(false))
    expect(run).not.toHaveBeenCalled()
    expect(screen.queryByText('Deleted Returns desk')).toBeNull()
  },
)

it('wants typed what the act names where the core names nothing', async () => {
  const { user, ended } = await begin(async () => plan(), { typed: 'returns' })
  await question()
  await user.type(screen.getByLabelText('Type returns to go on'), 'returns{Enter}')
  await waitFor(() => expect(ended).toHaveBeenCalledExactlyOnceWith(true))
})

it('says why an act may not be done, and asks nothing', async () => {
  const refused = plan({ allowed: false, reason: 'This takes the manager profile.' })
  const { run, ended } = await begin(async () => refused)
  expect(await screen.findByRole('alert')).toHaveTextContent('This takes the manager profile.')
  expect(ended).toHaveBeenCalledExactlyOnceWith(false)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(run).not.toHaveBeenCalled()
})

it('says what went wrong where the core has no plan', async () => {
  const advice = 'Look at the network.'
  const { ended } = await begin(() =>
    Promise.reject(failure('offline', 'CometChat cannot be reached.', { advice })),
  )
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'CometChat cannot be reached. Look at the network.',
  )
  expect(ended).toHaveBeenCalledExactlyOnceWith(false)
})
