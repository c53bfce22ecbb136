import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import type { AppRef, JobPlan, JobRow } from '@/bindings'
import { Planned } from '@/form/job-plan'
import { host } from '@/ipc/host'
import { Dialog } from '@/kit/dialog'
import { SafeText } from '@/kit/safe-text'
import { loadedBetween } from '@/table/rows'
import { useRefused } from './api'
import classes from './import.module.css'

/** Refused rows that are shown; all of them come back as a file. */
const SHOWN = 50

type DryRunProps = {
  app: AppRef
  plan: JobPlan
  onClose: () => void
  onBegun: (job: JobRow) => void
}

/** What importing would do to the app, row by row where something stands in the way. */
export function DryRun({ app, plan, onClose, onBegun }: DryRunProps) {
  const begun = useRef(false)

  // A plan that nobody begins is not left lying in the journal.
  useEffect(
    () => () => {
      if (!begun.current) host.jobDiscard(plan.id).catch(() => undefined)
    },
    [plan.id],
  )

  const refused = plan.outlook.some((line) => line.kind === 'refused')
  return (
    <Dialog opened title={<SafeText text={plan.title} />} onClose={onClose} size={640}>
      <Planned
        app={app}
        plan={plan}
        begin={(typed) => host.jobBegin(plan.id, typed)}
        onClose={onClose}
        onBegun={(job) => {
          begun.current = true
          onBegun(job)
        }}
      >
        {refused && <Refused job={plan.id} />}
      </Planned>
    </Dialog>
  )
}

function Refused({ job }: { job: string }) {
  const { t } = useLingui()
  const rows = useRefused(job)
  const loaded = loadedBetween(rows, 0, (rows.total ?? 0) - 1)
  if (loaded.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes.refused} aria-label={t`Rows that cannot be imported`} tabIndex={0}>
      <ul className={classes.faults}>
        {loaded.slice(0, SHOWN).map((item) => (
          <li key={item.seq}>
            <strong>
              <SafeText text={item.key} most={60} />
            </strong>{' '}
            <SafeText text={item.message ?? ''} />
          </li>
        ))}
        {loaded.length > SHOWN && (
          <li>
            <Trans>And more: Jobs lists all of them.</Trans>
          </li>
        )}
      </ul>
    </section>
  )
}
