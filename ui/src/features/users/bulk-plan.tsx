import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AppRef, JobPlan, JobRow, JobTask, Selection } from '@/bindings'
import { host } from '@/ipc/host'
import { useCall } from '@/ipc/query'
import { appQuery } from '@/ipc/questions'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { TenantChip } from '@/kit/tenant'
import { Time } from '@/kit/time'
import { formatNumber } from '@/lib/format'
import { beginJob, planQuery } from './api'
import classes from './bulk.module.css'

type BulkPlanProps = {
  app: AppRef
  task: JobTask
  selection: Selection
  title: string
  onBegun: (job: JobRow) => void
  onClose: () => void
}

let asked = 0

/** The dry run: what exactly will happen to how many, for how long, and what has no way back. */
export function BulkPlan({ app, task, selection, title, onBegun, onClose }: BulkPlanProps) {
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
          isExport={task.kind === 'usersExport'}
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

type PlannedProps = {
  app: AppRef
  plan: JobPlan
  isExport: boolean
  onBegun: (job: JobRow) => void
  onClose: () => void
}

function Planned({ app, plan, isExport, onBegun, onClose }: PlannedProps) {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const [typed, setTyped] = useState('')
  const begin = useCall((text: string) => beginJob(plan.id, text, isExport))
  const { mustType } = plan
  const matches = !mustType || typed.trim() === mustType
  const reason = plan.allowed ? (matches ? null : t`Type ${mustType ?? ''} first`) : plan.reason

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason || begin.isPending) return
        begin.mutate(typed, { onSuccess: (job) => job && onBegun(job) })
      }}
    >
      {tenant && (
        <div className={classes.tenant}>
          <TenantChip tenant={tenant} />
        </div>
      )}
      <p className={classes.text}>
        <SafeText text={plan.text} />
      </p>
      <ul aria-label={t`What will happen`} className={classes.outlook}>
        {plan.outlook.map((line) => (
          <li key={line.text} data-kind={line.kind}>
            <strong>{formatNumber(line.count)}</strong> <SafeText text={line.text} />
          </li>
        ))}
      </ul>
      <p className={classes.text}>
        {plan.seconds !== null && (
          <Trans>Takes at least {spanOf(plan.seconds)} at the rate this app allows. </Trans>
        )}
        {plan.asOf !== null && (
          <Trans>
            As of <Time at={plan.asOf} />.
          </Trans>
        )}
      </p>
      {mustType && plan.allowed && (
        <TextInput
          data-autofocus
          label={t`Type ${mustType} to go on`}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {begin.error && <ErrorPanel inline problem={begin.error} />}
      <DialogActs>
        <Button onClick={onClose} data-autofocus={mustType ? undefined : true}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          tone={plan.reversible ? 'primary' : 'danger-solid'}
          busy={begin.isPending}
          reason={reason}
        >
          {plan.button}
        </Button>
      </DialogActs>
    </form>
  )
}

function spanOf(seconds: number): string {
  return seconds < 90
    ? plural(seconds, { one: '# second', other: '# seconds' })
    : plural(Math.ceil(seconds / 60), { one: '# minute', other: '# minutes' })
}
