import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AppRef, JobPlan, JobRow } from '@/bindings'
import { useCall } from '@/ipc/query'
import { appQuery } from '@/ipc/questions'
import { Button } from '@/kit/button'
import { DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { SafeText } from '@/kit/safe-text'
import { TenantChip } from '@/kit/tenant'
import { Time } from '@/kit/time'
import { formatNumber } from '@/lib/format'
import classes from './job-plan.module.css'

type PlannedProps = {
  app: AppRef
  plan: JobPlan
  /** Begins the job; nothing when the person thought better of it. */
  begin: (typed: string) => Promise<JobRow | null>
  onBegun: (job: JobRow) => void
  onClose: () => void
  /** It turns something off until it is turned on again. */
  warns?: boolean
  /** Stands below what will happen. */
  children?: ReactNode
}

/** A dry run and the way to begin for real: what will happen to how many, and for how long. */
export function Planned(props: PlannedProps) {
  const { app, plan, begin, onBegun, onClose, warns, children } = props
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const [typed, setTyped] = useState('')
  const call = useCall(begin)
  const { mustType } = plan
  const matches = !mustType || typed.trim() === mustType
  const reason = plan.allowed ? (matches ? null : t`Type ${mustType ?? ''} first`) : plan.reason

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason || call.isPending) return
        call.mutate(typed, { onSuccess: (job) => job && onBegun(job) })
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
      {children}
      {!plan.allowed && plan.reason && (
        <p className={classes.text}>
          <SafeText text={plan.reason} />
        </p>
      )}
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
      {call.error && <ErrorPanel inline problem={call.error} />}
      <DialogActs>
        <Button onClick={onClose} data-autofocus={mustType ? undefined : true}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          tone={!plan.reversible ? 'danger-solid' : warns ? 'warning-solid' : 'primary'}
          busy={call.isPending}
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
