import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { paths } from '@/frame/paths'
import { noticeAnswers, TEAM, TEAMS } from '@/testing/dev/notices'
import { failure, fakeHost } from '@/testing/fake-host'
import { connection, demoApp } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'
import { emailsFault, emailsOf, whyNotAdd, whyNotPerson } from './rules'

const withTeam = (more: Parameters<typeof fakeHost>[0] = {}) =>
  fakeHost({ ...noticeAnswers(), ...more })

describe('the team of an app', () => {
  it('lists who may do what, and says who owns the app', async () => {
    withTeam()
    await renderAt(paths.team(demoApp))
    expect(await screen.findByText('Ada Lee')).toBeVisible()
    expect(screen.getByText('Developer')).toBeVisible()
    expect(screen.getByText(/owner@northwind.example owns the app/)).toBeVisible()
  })

  it('takes somebody out after asking, and offers the way back', async () => {
    const fake = withTeam()
    const { user } = await renderAt(paths.team(demoApp))
    await screen.findByText('Ada Lee')
    screen.getByRole('grid').focus()
    await user.keyboard('{Home}{Delete}')
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Go on' }))
    await waitFor(() =>
      expect(fake.calls('teamChange')[0]?.[1].remove).toEqual(['ada@northwind.example']),
    )
    await user.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('adds several addresses at once and shows what became of each', async () => {
    const fake = withTeam({
      teamChange: async (app, change) => ({
        results: change.moderators.map((email, index) => ({
          app: app.app,
          email,
          place: 'moderator',
          problem: index === 0 ? null : 'CometChat knows better.',
        })),
        unchanged: 0,
        activities: ['a1'],
        undo: ['a1'],
      }),
    })
    const { user } = await renderAt(paths.team(demoApp, { new: '1' }))
    const field = await screen.findByLabelText(/^E-mail addresses/)
    await user.type(field, 'New@Example.com, dev@northwind.example')
    expect(await screen.findByText(/is in the team already/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Add 2 people' }))
    await waitFor(() =>
      expect(fake.calls('teamChange')[0]?.[1].moderators).toEqual([
        'new@example.com',
        'dev@northwind.example',
      ]),
    )
    expect(await screen.findByText('CometChat knows better.')).toBeVisible()
  })

  it('says over one app alone what would show it', async () => {
    withTeam({ connectionsList: async () => [connection({ kind: 'app', app: demoApp.app })] })
    await renderAt(paths.team(demoApp))
    expect(
      await screen.findByRole('heading', { name: 'This needs an account connection' }),
    ).toBeVisible()
    expect(screen.getByRole('button', { name: 'Add people' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })

  it('can be tried again when it cannot be read', async () => {
    const fake = withTeam({
      teamList: async () => {
        throw failure('timeout', 'CometChat did not answer within 20 seconds.')
      },
    })
    const { user } = await renderAt(paths.team(demoApp))
    const again = await screen.findByRole('button', { name: 'Try again' })
    fake.answer({ teamList: async () => TEAM })
    await user.click(again)
    expect(await screen.findByText('Ada Lee')).toBeVisible()
  })
})

describe('all apps', () => {
  it('shows who has access where and changes one cell', async () => {
    const fake = withTeam()
    const { user } = await renderAt(paths.team(demoApp, { tab: 'everywhere' }))
    const table = await screen.findByRole('table', { name: 'Roles by person and app' })
    await user.click(
      within(table).getByRole('button', { name: 'ada@northwind.example in Other: Moderator' }),
    )
    await user.click(await screen.findByRole('menuitem', { name: /Make Admin/ }))
    await waitFor(() => expect(fake.calls('teamChangeEverywhere')[0]?.[1]).toEqual(['other']))
  })

  it('begins to read only when asked, and says how far it is', async () => {
    const fake = withTeam({ teamsGet: async () => ({ ...TEAMS, asOf: null, people: [] }) })
    const { user } = await renderAt(paths.team(demoApp, { tab: 'everywhere' }))
    await user.click(await screen.findByRole('button', { name: 'Read all teams' }))
    fake.answer({ teamsGet: async () => ({ ...TEAMS, running: true, done: 1 }) })
    fake.nudge('teamsChanged', { connection: demoApp.connection })
    expect(await screen.findByText('1 of 2 apps read')).toBeVisible()
    expect(screen.getByRole('progressbar', { name: 'Apps read' })).toHaveAttribute('value', '1')
  })

  it('shows what was read when one app fails', async () => {
    const problem = { ...failure('planRestricted', 'Not in this plan.'), fields: [] }
    withTeam({
      teamsGet: async () => ({
        ...TEAMS,
        apps: TEAMS.apps.map((app) => (app.app === 'other' ? { ...app, problem } : app)),
      }),
    })
    await renderAt(paths.team(demoApp, { tab: 'everywhere' }))
    expect(await screen.findByText(/The team of Other could not be read/)).toBeVisible()
    expect(screen.getByRole('table', { name: 'Roles by person and app' })).toBeVisible()
  })
})

describe('the rules of teams', () => {
  it('part addresses however they are pasted', () => {
    expect(emailsOf('A@x.org; b@x.org\n<c@x.org>,a@x.org')).toEqual([
      'a@x.org',
      'b@x.org',
      'c@x.org',
    ])
  })

  it('are told before anything is sent', () => {
    expect(emailsFault('', TEAM)).toMatch(/at least one/)
    expect(emailsFault('nobody', TEAM)).toMatch(/not an e-mail address/)
    expect(emailsFault('owner@northwind.example', TEAM)).toMatch(/owns this app/)
    const full = Array.from({ length: 25 }, (_, n) => ({
      email: `p${n}@x.org`,
      name: null,
      role: 'admin',
      since: null,
    }))
    expect(emailsFault('one@x.org', { ...TEAM, people: full })).toMatch(/at most 25/)
    expect(whyNotAdd({ ...TEAM, people: full })).toMatch(/at most 25/)
    const [ada] = TEAM.people
    expect(ada && whyNotPerson(ada, 'ada@northwind.example')).toMatch(/owner/)
  })
})

it('says in words what each role may do', async () => {
  withTeam()
  await renderAt(paths.team(demoApp, { tab: 'roles' }))
  const table = await screen.findByRole('table', { name: 'What each role may do' })
  const row = within(table).getByRole('row', { name: /Change the settings of the app/ })
  expect(within(row).getAllByText('Yes')).toHaveLength(2)
})
