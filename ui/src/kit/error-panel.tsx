import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { useSecondsLeft } from '@/lib/countdown'
import { Button } from './button'
import { CopyButton } from './copy'
import { IconAlertTriangle, IconChevronRight, IconReload } from './icons'
import classes from './panel.module.css'
import { SafeText } from './safe-text'

/** What went wrong, as `ConsoleError` carries it. */
export type Problem = {
  code: string
  message: string
  advice: string
  serviceCode: string | null
  status: number | null
  requestId: string | null
  /** When it is worth trying again, in Unix seconds. */
  retryAt?: number | null
}

type ErrorPanelProps = {
  problem: Problem
  onRetry?: () => void
  /** A further way out, beside *Try again*. */
  action?: ReactNode
  /** One line above other content instead of in its place. */
  inline?: boolean
}

/** What happened, why, what to do next; code and request id behind *Details*. */
export function ErrorPanel({ problem, onRetry, action, inline }: ErrorPanelProps) {
  return (
    <div role="alert" className={inline ? classes.inline : classes.error}>
      <IconAlertTriangle
        size={inline ? 16 : 24}
        stroke={1.5}
        aria-hidden
        className={classes.warning}
      />
      <div className={classes.body}>
        <p className={classes.message}>
          <SafeText text={problem.message} />
        </p>
        {problem.advice !== '' && (
          <p className={classes.text}>
            <SafeText text={problem.advice} />
          </p>
        )}
        <div className={classes.acts}>
          {onRetry && <Retry until={problem.retryAt ?? null} onRetry={onRetry} />}
          {action}
          <Details problem={problem} />
        </div>
      </div>
    </div>
  )
}

function Retry({ until, onRetry }: { until: number | null; onRetry: () => void }) {
  const { t } = useLingui()
  const left = useSecondsLeft(until)
  return (
    <Button
      small
      icon={IconReload}
      onClick={onRetry}
      reason={left > 0 ? t`CometChat asked to wait until then.` : null}
    >
      <Trans>Try again</Trans>
      {left > 0 && (
        // Each second would be spoken, since it stands in an alert.
        <span aria-hidden className="figures">
          {' '}
          <Trans>in {left} s</Trans>
        </span>
      )}
    </Button>
  )
}

function Details({ problem }: { problem: Problem }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const id = useId()
  const lines = [
    [t`Code`, problem.serviceCode ?? problem.code],
    [t`Status`, problem.status === null ? '' : String(problem.status)],
    [t`Request`, problem.requestId ?? ''],
  ].filter(([, value]) => value !== '')
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n')
  return (
    <div className={classes.details}>
      <Button
        small
        tone="quiet"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.toggle} data-open={open || undefined}>
          <IconChevronRight size={14} aria-hidden />
          <Trans>Details</Trans>
        </span>
      </Button>
      {open && (
        <div id={id} className={classes.code}>
          <pre>{text}</pre>
          <CopyButton text={text} label={t`Copy details`} />
        </div>
      )}
    </div>
  )
}
