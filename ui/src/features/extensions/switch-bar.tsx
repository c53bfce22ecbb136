import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconAlertTriangle, IconArrowRight, IconCheck, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './extensions.module.css'
import type { Switches } from './use-switches'

/** What would be switched, with one Save for all of it; afterwards what came of each. */
export function SwitchBar({ switches }: { switches: Switches }) {
  const { t } = useLingui()
  const { changed, results, saving, save } = switches
  const count = changed.length
  useCommands([
    {
      id: 'extensions.save',
      label: t`Save what is switched`,
      keys: 'mod+enter',
      group: 'page',
      reason: count === 0 ? t`Nothing is switched yet.` : null,
      run: save,
    },
  ])
  if (count === 0 && results.length === 0) return null
  return (
    <section aria-label={t`Changes not saved yet`} className={classes.bar}>
      {results.length > 0 && <Results switches={switches} />}
      {count > 0 && (
        <>
          <div className={classes.barHead}>
            <strong role="status">
              <Plural
                value={count}
                one="# change is not saved yet"
                other="# changes are not saved yet"
              />
            </strong>
            <div className={classes.barActs}>
              <Button small onClick={switches.discard} reason={saving ? t`Saving goes on.` : null}>
                <Trans>Discard</Trans>
              </Button>
              <Button small tone="primary" keys="mod+enter" busy={saving} onClick={save}>
                {count === 1 ? t`Save 1 change` : t`Save ${count} changes`}
              </Button>
            </div>
          </div>
          <ul className={classes.changes} aria-label={t`Changes`}>
            {changed.map((row) => (
              <li key={row.id}>
                <span className={classes.dim}>{row.name}</span>
                <span>{row.on ? t`on` : t`off`}</span>
                <IconArrowRight size={14} aria-hidden />
                <strong>{row.on ? t`off` : t`on`}</strong>
                <span className={classes.dim}>
                  <SafeText text={row.on ? row.offMeans : row.onMeans} />
                </span>
                <IconButton
                  label={t`Take back ${row.name}`}
                  icon={IconX}
                  size="row"
                  onClick={() => switches.drop(row)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Results({ switches }: { switches: Switches }) {
  const { t } = useLingui()
  return (
    <div className={classes.results}>
      <div className={classes.barHead}>
        <strong>
          <Trans>What came of it</Trans>
        </strong>
        <IconButton label={t`Close`} icon={IconX} size="row" onClick={switches.forget} />
      </div>
      <ul className={classes.changes} aria-label={t`What came of it`}>
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
