import { Trans, useLingui } from '@lingui/react/macro'
import { UnsavedBar } from '@/form/unsaved-bar'
import { IconButton } from '@/kit/button'
import { IconAlertTriangle, IconCheck, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './extensions.module.css'
import type { Switches } from './use-switches'

/** What would be switched, with one Save for all of it; afterwards what came of each. */
export function SwitchBar({ switches }: { switches: Switches }) {
  const { t } = useLingui()
  return (
    <UnsavedBar
      id="extensions.save"
      label={t`Save what is switched`}
      changes={switches.changed.map((row) => ({
        key: row.id,
        what: row.name,
        before: row.on ? t`on` : t`off`,
        after: row.on ? t`off` : t`on`,
        note: row.on ? row.offMeans : row.onMeans,
        drop: () => switches.drop(row),
      }))}
      saving={switches.saving}
      onSave={switches.save}
      onDiscard={switches.discard}
    >
      {switches.results.length > 0 && <Results switches={switches} />}
    </UnsavedBar>
  )
}

function Results({ switches }: { switches: Switches }) {
  const { t } = useLingui()
  return (
    <div className={classes.results}>
      <div className={classes.resultsHead}>
        <strong>
          <Trans>What came of it</Trans>
        </strong>
        <IconButton label={t`Close`} icon={IconX} size="row" onClick={switches.forget} />
      </div>
      <ul className={classes.resultList} aria-label={t`What came of it`}>
        {switches.results.map(({ id, name, on, unchanged, problem }) => (
          <li key={id} data-failed={problem !== null || undefined}>
            {problem ? (
              <IconAlertTriangle size={14} aria-hidden />
            ) : (
              <IconCheck size={14} aria-hidden />
            )}
            <span>{name}</span>
            <span>
              {problem ? (
                <SafeText text={problem} />
              ) : unchanged ? (
                on ? (
                  t`was on already`
                ) : (
                  t`was off already`
                )
              ) : on ? (
                t`is on now`
              ) : (
                t`is off now`
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
