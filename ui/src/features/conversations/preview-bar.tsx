import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PreviewKind, PreviewState } from '@/bindings'
import { Badge, type Tone } from '@/kit/badge'
import { Button } from '@/kit/button'
import { IconReload } from '@/kit/icons'
import classes from './conversations.module.css'

type PreviewBarProps = {
  kind: PreviewKind
  /** Name of the user who appears online, in Live. */
  as: string | null
  state: PreviewState | null
  onQuiet: () => void
  onLive: () => void
  /** Opens the watch anew, where it was refused. */
  onRetry: () => void
}

const TONES: Record<PreviewState['state'], Tone> = {
  connecting: 'neutral',
  live: 'green',
  watching: 'blue',
  catchingUp: 'amber',
  offline: 'amber',
  refused: 'red',
}

/** How the conversation is watched, and how that goes. */
export function PreviewBar(props: PreviewBarProps) {
  const { kind, as, state, onQuiet, onLive, onRetry } = props
  const { t } = useLingui()
  return (
    <div className={classes.preview}>
      <SegmentedControl
        size="xs"
        aria-label={t`How to watch`}
        value={kind.kind}
        onChange={(next) => (next === 'quiet' ? onQuiet() : onLive())}
        data={[
          { value: 'quiet', label: t`Quiet` },
          { value: 'live', label: t`Live` },
        ]}
      />
      <StateBadge state={state} />
      {state?.state === 'refused' && (
        <Button small icon={IconReload} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {as && (
        <span className={classes.appears}>
          <Trans>
            <bdi>{as}</bdi> appears online while you watch.
          </Trans>
        </span>
      )}
    </div>
  )
}

function StateBadge({ state }: { state: PreviewState | null }) {
  const { t } = useLingui()
  const words: Record<PreviewState['state'], string> = {
    connecting: t`connecting`,
    live: t`live`,
    watching: t`watching`,
    catchingUp: t`catching up`,
    offline: t`offline`,
    refused: t`refused`,
  }
  const name = state?.state ?? 'connecting'
  return (
    <span role="status" className={classes.state}>
      <Badge tone={TONES[name]} hint={state?.sentence}>
        {words[name]}
      </Badge>
      {state && (name === 'offline' || name === 'refused') && (
        <span className={classes.sentence}>
          {state.sentence}
          {state.retryInSecs !== null && (
            <RetryIn key={state.retryInSecs} secs={state.retryInSecs} />
          )}
        </span>
      )}
    </span>
  )
}

/** Counts the seconds down; nobody is told each of them. */
function RetryIn({ secs }: { secs: number }) {
  const { t } = useLingui()
  const [left, setLeft] = useState(secs)
  useEffect(() => {
    const end = Date.now() + secs * 1000
    const count = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [secs])
  return <span aria-live="off"> {left > 0 ? t`Next try in ${left} s.` : t`Trying now.`}</span>
}
