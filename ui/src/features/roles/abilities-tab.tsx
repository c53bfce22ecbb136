import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Abilities, AppRef } from '@/bindings'
import { GroupField } from '@/form/fields/group-field'
import { useSearch } from '@/frame/address'
import { ErrorPanel } from '@/kit/error-panel'
import { IconCheck, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { shortName } from '@/lib/safe-text'
import { textOf } from '@/lib/search'
import { abilitiesQuery, rolesQuery } from './api'
import classes from './roles.module.css'
import { DEFAULT_ROLE } from './rules'

/** What users of a role, and maybe of a scope in a group, can and cannot do, in sentences. */
export function AbilitiesTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const roles = useQuery(rolesQuery(app))
  const role = textOf(search, 'role') || DEFAULT_ROLE
  const scope = textOf(search, 'scope')
  const guid = scope === '' ? '' : textOf(search, 'guid')
  const told = useQuery(abilitiesQuery(app, role, guid, scope))
  return (
    <>
      <div className={classes.choice}>
        <Select
          label={t`Users with the role`}
          data={(roles.data ?? []).map((each) => ({
            value: each.role,
            label: shortName(each.name),
          }))}
          value={role}
          allowDeselect={false}
          searchable
          onChange={(next) => setSearch({ role: next }, { replace: true })}
        />
        <Select
          label={t`In a group, with the scope`}
          placeholder={t`Not in a group`}
          data={[
            { value: 'admin', label: t({ message: 'admin', comment: 'scope in a group' }) },
            { value: 'moderator', label: t({ message: 'moderator', comment: 'scope in a group' }) },
            {
              value: 'participant',
              label: t({ message: 'participant', comment: 'scope in a group' }),
            },
          ]}
          value={scope || null}
          clearable
          onChange={(next) => setSearch({ scope: next, guid: null }, { replace: true })}
        />
        {scope !== '' && (
          <GroupField
            app={app}
            label={t`Which group`}
            placeholder={t`Any group`}
            value={guid}
            onChange={(next) => setSearch({ guid: next }, { replace: true })}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: sentences alone could not be scrolled by key. */}
      <section className={classes.scrolled} aria-label={t`What they may do`} tabIndex={0}>
        {told.error ? (
          <ErrorPanel problem={told.error} onRetry={() => void told.refetch()} />
        ) : told.data ? (
          <Told told={told.data} />
        ) : (
          <Lines count={12} label={t`Reading what they may do`} />
        )}
      </section>
    </>
  )
}

function Told({ told }: { told: Abilities }) {
  return (
    <>
      {told.notes.map((note) => (
        <p key={note} className={classes.note} role="note">
          <SafeText text={note} most={400} />
        </p>
      ))}
      <div className={classes.abilities}>
        {told.groups.map((group) => (
          <section key={group.title} className={classes.about} aria-label={group.title}>
            <h2>{group.title}</h2>
            <ul className={classes.sentences}>
              {group.abilities.map((ability) => (
                <li
                  key={ability.sentence}
                  className={classes.sentence}
                  data-not={!ability.may || undefined}
                >
                  {ability.may ? (
                    <IconCheck size={14} stroke={2} aria-hidden />
                  ) : (
                    <IconX size={14} stroke={2} aria-hidden />
                  )}
                  <span>
                    <SafeText text={ability.sentence} most={400} />
                    {ability.because.map((reason) => (
                      <span key={reason} className={classes.why}>
                        <SafeText text={reason} most={400} />
                      </span>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className={classes.note}>
        <Trans>
          CometChat holds to this at its servers. What its own buttons show does not follow from it.
        </Trans>
      </p>
    </>
  )
}
