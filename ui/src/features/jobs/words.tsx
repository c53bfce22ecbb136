import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Progress } from '@mantine/core'
import type { JobItemState, JobRow, JobStage } from '@/bindings'
import { Badge, type Tone } from '@/kit/badge'
import { formatNumber } from '@/lib/format'
import classes from './jobs.module.css'

const TONES: Record<JobStage, Tone> = {
  running: 'blue',
  paused: 'amber',
  interrupted: 'amber',
  done: 'green',
  failed: 'red',
  stopped: 'neutral',
}

/** Where a job stands, in a word; how many failed stands beside it. */
export function Stage({ job }: { job: JobRow }) {
  const words: Record<JobStage, string> = {
    running: t`Running`,
    paused: t`Paused`,
    interrupted: t`Interrupted`,
    done: t`Done`,
    failed: t`Failed`,
    stopped: t`Stopped`,
  }
  const { failed } = job.tally
  return (
    <span className={classes.stage}>
      <Badge tone={TONES[job.stage]}>{words[job.stage]}</Badge>
      {failed > 0 && (
        <Badge tone="red">
          <Trans>{formatNumber(failed)} failed</Trans>
        </Badge>
      )}
    </span>
  )
}

export function throughOf({ tally }: JobRow): number {
  return tally.done + tally.unchanged + tally.failed
}

/** How far a job is, as a bar with its numbers. */
export function HowFar({ job }: { job: JobRow }) {
  const through = throughOf(job)
  const words = t`${formatNumber(through)} of ${formatNumber(job.tally.total)}`
  return (
    <span className={classes.far}>
      <Progress
        value={job.tally.total === 0 ? 0 : (100 * through) / job.tally.total}
        aria-label={words}
        size="sm"
        className={classes.bar}
      />
      <span className={classes.numbers}>{words}</span>
    </span>
  )
}

/** Seconds as a person plans with them. */
export function spanOf(seconds: number): string {
  if (seconds < 60) return plural(seconds, { one: '# second', other: '# seconds' })
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 120) return plural(minutes, { one: '# minute', other: '# minutes' })
  return plural(Math.ceil(minutes / 60), { one: '# hour', other: '# hours' })
}

/** The states of items with their words, in the order that matters. */
export function itemStates(job: JobRow): { state: JobItemState; label: string; count: number }[] {
  const { total, done, unchanged, failed, open } = job.tally
  const waiting = Math.max(0, total - done - unchanged - failed - open)
  return [
    { state: 'failed' as const, label: t`Failed`, count: failed },
    { state: 'open' as const, label: t`Not known`, count: open },
    { state: 'done' as const, label: t`Done`, count: done },
    { state: 'unchanged' as const, label: t`Unchanged`, count: unchanged },
    { state: 'waiting' as const, label: t`Waiting`, count: waiting },
  ]
}
