import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { AppRef, ExtensionRow, SetUp } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Badge } from '@/kit/badge'
import { IconAlertTriangle, IconCheck, IconSettings } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import classes from './extensions.module.css'

type ExtensionCardProps = {
  app: AppRef
  row: ExtensionRow
  /** Whether it is to be on, with what is not saved yet. */
  wanted: boolean
  missing: readonly string[]
  state: SetUp | null
  reason: string | null
  onSwitch: (on: boolean) => void
}

/** One extension: what it means that it is on or off, whether it can work, and the way in. */
export function ExtensionCard(props: ExtensionCardProps) {
  const { app, row, wanted, missing, state, reason, onSwitch } = props
  const { t } = useLingui()
  const id = useId()
  const why = row.offered ? reason : t`CometChat does not offer it to this app.`
  return (
    <li className={classes.card} data-on={wanted || undefined}>
      <div className={classes.cardHead}>
        <label htmlFor={id} className={classes.name} {...tip(row.id)}>
          <SafeText text={row.name} />
        </label>
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={wanted}
          aria-describedby={`${id}-means`}
          aria-description={why ?? undefined}
          aria-disabled={why !== null || undefined}
          className={classes.switch}
          checked={wanted}
          onChange={(event) => {
            if (why === null) onSwitch(event.currentTarget.checked)
          }}
          {...(why ? tip(why) : {})}
        />
      </div>
      <p id={`${id}-means`} className={classes.means}>
        <SafeText text={wanted ? row.onMeans : row.offMeans || row.onMeans} />
      </p>
      <div className={classes.cardFoot}>
        {wanted !== row.on && <Badge tone="accent">{t`Not saved`}</Badge>}
        {missing.length > 0 && (
          <Badge tone="amber" icon={IconAlertTriangle} hint={missing.join(', ')}>
            <Trans>Needs {missing.length === 1 ? missing[0] : t`set-up`}</Trans>
          </Badge>
        )}
        {row.on && state?.kind === 'ready' && (
          <Badge tone="green" icon={IconCheck}>
            <Trans>Set up</Trans>
          </Badge>
        )}
        {row.on && state?.kind === 'unknown' && (
          <Badge hint={state.problem.message}>
            <Trans>Settings not read</Trans>
          </Badge>
        )}
        {!row.offered && (
          <Badge>
            <Trans>Not offered</Trans>
          </Badge>
        )}
        {row.hasSettings && row.offered && (
          <Link
            href={paths.extension(app, row.id)}
            className={classes.settings}
            aria-label={t`Settings of ${row.name}`}
          >
            <IconSettings size={14} stroke={1.75} aria-hidden /> <Trans>Settings</Trans>
          </Link>
        )}
      </div>
    </li>
  )
}
