import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { JobItemRow, JobRow } from '@/bindings'
import { paths } from '@/frame/paths'
import { type Answers, fakeHost } from '@/testing/fake-host'
import { jobRow } from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const failed: JobItemRow = {
  seq: 7,
  key: 'maria-lopez',
  name: 'Maria Lopez',
  state: 'failed',
  message: 'A user has at most 25 tags.',
}

async function openJobs(jobs: JobRow[], answers: Answers = {}) {
  const fake = fakeHost({ jobsList: async () => jobs, jobItems: async () => [], ...answers })
  const view = await renderAt(paths.jobs())
  return { ...view, fake }
}

const panelOf = (name: string) => screen.findByRole('complementary', { name })

describe('the jobs', () => {
  it('say what a job is when there are none', async () => {
    await openJobs([])
    expect(await screen.findByRole('heading', { name: 'No jobs yet' })).toBeVisible()
  })

  it('show how far each is, and move as the core tells', async () => {
    const { fake } = await openJobs([jobRow()])
    expect(await screen.findByText('120 of 480')).toBeVisible()
    const tally = { total: 480, done: 300, unchanged: 0, failed: 2, open: 0 }
    fake.nudge('jobProgress', { job: jobRow({ tally }) })
    expect(await screen.findByText('302 of 480')).toBeVisible()
    expect(screen.getByText('2 failed')).toBeVisible()
    expect(fake.calls('jobsList')).toHaveLength(1)
  })

  it('stand in the foot of the side bar while they run or wait', async () => {
    const { fake } = await openJobs([jobRow(), jobRow({ id: 'j2', stage: 'interrupted' })])
    const places = screen.getByRole('navigation', { name: 'Places' })
    expect(await within(places).findByRole('link', { name: '1 job runs' })).toBeVisible()
    fake.nudge('jobProgress', { job: jobRow({ stage: 'done', secondsLeft: null }) })
    expect(await within(places).findByRole('link', { name: '1 job waits' })).toBeVisible()
    fake.nudge('jobProgress', { job: jobRow({ id: 'j2', stage: 'stopped' }) })
    await waitFor(() => expect(within(places).queryByText(/job waits/)).toBeNull())
  })
})

describe('a job', () => {
  it('that ends says so, with the way back', async () => {
    const { user, fake } = await openJobs([jobRow()], {
      activityUndo: async () => ({ value: null, activity: 'a2', undo: null }),
    })
    await screen.findByText('120 of 480')
    fake.nudge('jobProgress', { job: jobRow() })
    fake.nudge('jobProgress', { job: jobRow({ stage: 'done', undo: 'a1' }) })
    expect(await screen.findByText('Done: Give 480 users the role vip')).toBeVisible()
    await user.click(screen.getByRole('button', { name: /Undo/ }))
    await waitFor(() => expect(fake.calls('activityUndo')).toEqual([['a1']]))
  })

  it('is held, and given up only after a question', async () => {
    const { user, fake } = await openJobs([jobRow()], {
      jobPause: async () => jobRow({ stage: 'paused' }),
      jobStop: async () => jobRow({ stage: 'stopped' }),
    })
    await user.click(await screen.findByText('Give 480 users the role vip'))
    const panel = await panelOf('Give 480 users the role vip')
    expect(panel).toHaveTextContent('about 2 minutes left')
    await user.click(within(panel).getByRole('button', { name: 'Pause' }))
    await waitFor(() => expect(fake.calls('jobPause')).toEqual([['j1']]))
    await user.click(within(panel).getByRole('button', { name: 'Stop' }))
    expect(fake.calls('jobStop')).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Stop the job' }))
    await waitFor(() => expect(fake.calls('jobStop')).toEqual([['j1']]))
  })

  it('that Halley left when it ended goes on when somebody says so', async () => {
    const { user, fake } = await openJobs([jobRow({ stage: 'interrupted', secondsLeft: null })], {
      jobGoOn: async () => jobRow(),
    })
    await user.click(await screen.findByText('Give 480 users the role vip'))
    const panel = await panelOf('Give 480 users the role vip')
    expect(panel).toHaveTextContent('Halley ended while this ran.')
    await user.click(within(panel).getByRole('button', { name: 'Go on' }))
    await waitFor(() => expect(fake.calls('jobGoOn')).toEqual([['j1']]))
  })

  it('is not gone on with by a profile that only reads, which says so', async () => {
    const { user } = await openJobs([jobRow({ stage: 'paused', secondsLeft: null })], {
      profileGet: async () => ({ profile: 'readOnly', lockedBy: null }),
    })
    await user.click(await screen.findByText('Give 480 users the role vip'))
    const panel = await panelOf('Give 480 users the role vip')
    const goOn = within(panel).getByRole('button', { name: 'Go on' })
    await waitFor(() => expect(goOn).toHaveAccessibleDescription(/may only read/))
  })

  it('of many users is not undone or tried again by support, which says so', async () => {
    const tally = { total: 480, done: 479, unchanged: 0, failed: 1, open: 0 }
    const job = jobRow({ stage: 'done', tally, canRetry: true, undo: 'a1', secondsLeft: null })
    const { user } = await openJobs([job], {
      profileGet: async () => ({ profile: 'support', lockedBy: null }),
    })
    await user.click(await screen.findByText('Give 480 users the role vip'))
    const panel = await panelOf('Give 480 users the role vip')
    const undo = within(panel).getByRole('button', { name: 'Undo' })
    await waitFor(() => expect(undo).toHaveAccessibleDescription(/one at a time/))
    const again = within(panel).getByRole('button', { name: 'Try the failed ones again' })
    expect(again).toHaveAccessibleDescription(/one at a time/)
    const save = within(panel).getByRole('button', { name: 'Save what failed as a file' })
    expect(save).not.toHaveAttribute('aria-disabled')
  })

  it('tells what failed and why, saves it, tries it again', async () => {
    const tally = { total: 480, done: 479, unchanged: 0, failed: 1, open: 0 }
    const job = jobRow({ stage: 'done', tally, canRetry: true, undo: 'a1', secondsLeft: null })
    const { user, fake } = await openJobs([job], {
      jobItems: async ({ state }) => (state === 'failed' ? [failed] : []),
      jobFailuresSave: async () => 1,
      jobRetry: async () => jobRow(),
    })
    await user.click(await screen.findByText('Give 480 users the role vip'))
    const panel = await panelOf('Give 480 users the role vip')
    expect(await within(panel).findByText('A user has at most 25 tags.')).toBeVisible()
    await user.click(within(panel).getByRole('button', { name: 'Save what failed as a file' }))
    expect(await screen.findByText('Saved 1 failure')).toBeVisible()
    await user.click(within(panel).getByRole('button', { name: 'Try the failed ones again' }))
    await waitFor(() => expect(fake.calls('jobRetry')).toEqual([['j1']]))
    expect(within(panel).getByRole('button', { name: 'Undo' })).toBeVisible()
  })
})
