import { Trans, useLingui } from '@lingui/react/macro'
import type { FleetApp } from '@/bindings'
import { Dot, type Tone } from '@/kit/badge'
import { tip } from '@/kit/tip'
import { formatMoment, formatNumber } from '@/lib/format'

const TONES: Record<string, Tone> = {
  active: 'green',
  trial: 'blue',
  suspended: 'red',
  archived: 'neutral',
}

/** The state of an app in a word. Unknown ones are shown as the service says them. */
export function StateDot({ state }: { state: string }) {
  const name = useStateName()
  return <Dot tone={TONES[state] ?? 'neutral'}>{name(state)}</Dot>
}

export function useStateName(): (state: string) => string {
  const { t } = useLingui()
  const names: Record<string, string> = {
    active: t`Active`,
    trial: t`Trial`,
    suspended: t`Suspended`,
    archived: t`Archived`,
  }
  return (state) => names[state] ?? state
}

export function PlanName({ plan }: { plan: string | null }) {
  if (plan === null) return <Trans>Not known</Trans>
  return <span style={{ textTransform: 'capitalize' }}>{plan}</span>
}

export function useLabelName(): (label: string) => string {
  const { t } = useLingui()
  const names: Record<string, string> = {
    none: t`No label`,
    production: t`Production`,
    staging: t`Staging`,
    development: t`Development`,
  }
  return (label) => names[label] ?? label
}

/** How many users an app has and when that was counted; why not, where nobody has looked yet. */
export function UserCount({ app }: { app: FleetApp }) {
  const { t } = useLingui()
  const { users, usersAsOf } = app
  if (users === null) {
    const why = t`Not counted yet. Halley counts its users within the hour, or when you open the app.`
    return (
      <span {...tip(why)}>
        <span aria-hidden>–</span>
        <span className="only-heard">{why}</span>
      </span>
    )
  }
  const counted = usersAsOf === null ? {} : tip(t`Counted ${formatMoment(usersAsOf)}`)
  return (
    <span className="figures" {...counted}>
      {formatNumber(users)}
    </span>
  )
}
