import { plural } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { jobsQuery } from '@/ipc/questions'
import { Dot } from '@/kit/badge'
import { tip } from '@/kit/tip'
import classes from './health-mark.module.css'
import { useJobNews } from './use-job-news'

/** That jobs run, or wait for a person; nothing where there are none. */
export function JobsMark({ collapsed }: { collapsed: boolean }) {
  const { data: jobs = [] } = useQuery(jobsQuery)
  useJobNews()
  const running = jobs.filter((job) => job.stage === 'running').length
  const waiting = jobs.filter((job) => job.stage === 'paused' || job.stage === 'interrupted').length
  if (running + waiting === 0) return null
  const words =
    running > 0
      ? plural(running, { one: '# job runs', other: '# jobs run' })
      : plural(waiting, { one: '# job waits', other: '# jobs wait' })
  return (
    <Link bare href={paths.jobs()} className={classes.mark} aria-label={words} {...tip(words)}>
      <Dot tone={running > 0 ? 'blue' : 'amber'}>
        <span className={collapsed ? 'only-heard' : ''}>{words}</span>
      </Dot>
    </Link>
  )
}
