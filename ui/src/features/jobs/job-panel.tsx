import { Trans, useLingui } from '@lingui/react/macro'
import type { JobRow } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import type { Act } from '@/kit/act-menu'
import { Button } from '@/kit/button'
import { Field, FieldList, Section } from '@/kit/field-list'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { JobItems } from './job-items'
import classes from './jobs.module.css'
import { HowFar, Stage, spanOf } from './words'

type JobPanelProps = { job: JobRow; acts: readonly Act[]; onClose: () => void }

/** One job: how far it is, what stands in its way, what came of each. */
export function JobPanel({ job, acts, onClose }: JobPanelProps) {
  const { t } = useLingui()
  return (
    <SidePanel
      wide
      title={job.title}
      onClose={onClose}
      footer={
        acts.length > 0 && (
          <div className={classes.foot}>
            {acts.map((act) => (
              <Button
                key={act.id}
                icon={act.icon}
                tone={act.danger ? 'danger' : 'plain'}
                reason={act.reason}
                onClick={act.run}
              >
                {act.label}
              </Button>
            ))}
          </div>
        )
      }
    >
      <FieldList>
        <Field name={t`State`}>
          <Stage job={job} />
          {job.stage === 'interrupted' && (
            <div>
              <Trans>Halley ended while this ran. It goes on where it was when you say so.</Trans>
            </div>
          )}
          {job.problem && (
            <div>
              <SafeText text={job.problem} />
            </div>
          )}
        </Field>
        <Field name={t`Progress`}>
          <HowFar job={job} />
          {job.secondsLeft !== null && (
            <div>
              <Trans>about {spanOf(job.secondsLeft)} left</Trans>
            </div>
          )}
        </Field>
        {job.app.app !== '' && (
          <Field name={t`App`}>
            <Link href={paths.overview(job.app)}>
              <SafeText text={job.appName} />
            </Link>
          </Field>
        )}
        <Field name={t`Started`}>
          <Time at={job.startedAt} />
        </Field>
        {job.file && (
          <Field name={t`File`}>
            <SafeText text={job.file} />
          </Field>
        )}
        {job.activity && (
          <Field name={t`Record`}>
            <Link href={paths.activity({ peek: job.activity })}>
              <Trans>Open the activity</Trans>
            </Link>
          </Field>
        )}
      </FieldList>
      {job.file === null && (
        <Section title={t`What came of each`}>
          <JobItems job={job} />
        </Section>
      )}
    </SidePanel>
  )
}
