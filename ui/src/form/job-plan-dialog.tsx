import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AppRef, JobRow, JobTask, Selection } from '@/bindings'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { beginJob, planQuery } from './job-calls'
import { Planned } from './job-plan'

type JobPlanProps = {
  app: AppRef
  task: JobTask
  selection: Selection
  title: string
  onBegun: (job: JobRow) => void
  onClose: () => void
}

let asked = 0

/** The dry run: what exactly will happen to how many, for how long, and what has no way back. */
export function JobPlanDialog({ app, task, selection, title, onBegun, onClose }: JobPlanProps) {
  const { t } = useLingui()
  const [nonce] = useState(() => ++asked)
  const plan = useQuery(planQuery(nonce, { app, task, selection }))
  const begun = useRef(false)
  const id = plan.data?.id

  // A plan that nobody begins is not left lying in the journal.
  useEffect(
    () => () => {
      if (id && !begun.current) host.jobDiscard(id).catch(() => undefined)
    },
    [id],
  )

  return (
    <Dialog
      opened
      title={<SafeText text={plan.data?.title ?? title} />}
      onClose={onClose}
      size={520}
    >
      {plan.data ? (
        <Planned
          app={app}
          plan={plan.data}
          warns={task.kind === 'usersDeactivate'}
          begin={(typed) => beginJob(plan.data.id, typed, task.kind === 'usersExport')}
          onClose={onClose}
          onBegun={(job) => {
            begun.current = true
            onBegun(job)
          }}
        />
      ) : (
        <>
          {plan.error ? (
            <ErrorPanel inline problem={plan.error} />
          ) : (
            <Lines count={4} label={t`Looking what this would do`} />
          )}
          <DialogActs>
            <Button onClick={onClose} data-autofocus>
              <Trans>Cancel</Trans>
            </Button>
          </DialogActs>
        </>
      )}
    </Dialog>
  )
}
