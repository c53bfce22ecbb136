import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Connection, Health } from '@/bindings'
import { healthQuery } from '@/ipc/questions'
import { Dot, type Tone } from '@/kit/badge'
import { tip } from '@/kit/tip'
import { useSecondsLeft } from '@/lib/countdown'
import classes from './health-mark.module.css'

const TONES: Record<Health['state'], Tone> = {
  online: 'green',
  slow: 'amber',
  limited: 'amber',
  offline: 'red',
}

/** How the connection is, always in the same corner. */
export function HealthMark(props: { connection: Connection['id']; collapsed: boolean }) {
  const { t } = useLingui()
  const { data } = useQuery(healthQuery(props.connection))
  const left = useSecondsLeft(data?.resumesAt ?? null)
  if (!data) return null
  const words: Record<Health['state'], string> = {
    online: t`Online`,
    slow: t`Slow`,
    limited: left > 0 ? t`Waiting` : t`Limited`,
    offline: t`Offline`,
  }
  return (
    <output className={classes.mark} {...tip(data.sentence)}>
      <Dot tone={TONES[data.state]}>
        <span className={props.collapsed ? 'only-heard' : ''}>{words[data.state]}</span>
        {left > 0 && (
          // Each second would be spoken otherwise.
          <span aria-hidden className="figures">
            <Trans comment="seconds left to wait">{left} s</Trans>
          </span>
        )}
      </Dot>
    </output>
  )
}
