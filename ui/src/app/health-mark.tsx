import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Connection, Health } from '@/bindings'
import { healthQuery } from '@/ipc/questions'
import { Dot, type Tone } from '@/kit/badge'
import { tip } from '@/kit/tip'
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
  if (!data) return null
  const words: Record<Health['state'], string> = {
    online: t`Online`,
    slow: t`Slow`,
    limited: t`Limited`,
    offline: t`Offline`,
  }
  return (
    <output className={classes.mark} {...tip(data.sentence)}>
      <Dot tone={TONES[data.state]}>
        <span className={props.collapsed ? 'only-heard' : ''}>{words[data.state]}</span>
      </Dot>
    </output>
  )
}
