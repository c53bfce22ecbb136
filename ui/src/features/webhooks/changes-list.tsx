import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { familiesQuery } from './api'
import { type Difference, fieldName } from './rules'
import classes from './webhooks.module.css'

/** What differs, field by field: how it was, how it shall be. */
export function ChangesList(props: { changes: readonly Difference[]; label: string }) {
  const { t } = useLingui()
  const name = useTriggerName()
  return (
    <ul className={classes.changes} aria-label={props.label}>
      {props.changes.map((change) =>
        change.field === 'triggers' ? (
          <li key="triggers">
            <span className={classes.changed}>{fieldName('triggers')}</span>
            {change.added.map((id) => (
              <span key={id} className={classes.added} {...tip(id)}>
                {t`added: ${name(id)}`}
              </span>
            ))}
            {change.removed.map((id) => (
              <span key={id} className={classes.removed} {...tip(id)}>
                {t`removed: ${name(id)}`}
              </span>
            ))}
          </li>
        ) : (
          <li key={change.field}>
            <span className={classes.changed}>{fieldName(change.field)}</span>
            <span>
              <s>
                <SafeText text={change.before} most={255} />
              </s>{' '}
              <Trans comment="from a former to a new value">to</Trans>{' '}
              <b>
                <SafeText text={change.after} most={255} />
              </b>
            </span>
          </li>
        ),
      )}
    </ul>
  )
}

/** Names of triggers in words; unknown ones keep their ids. */
export function useTriggerName(): (id: string) => string {
  const { data: families = [] } = useQuery(familiesQuery)
  const names = new Map(
    families.flatMap((family) => family.triggers.map(({ id, title }) => [id, title] as const)),
  )
  return (id) => names.get(id) ?? id
}
