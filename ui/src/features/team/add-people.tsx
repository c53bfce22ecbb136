import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, TeamResult } from '@/bindings'
import { SelectField } from '@/form/fields/choice-fields'
import { LongTextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { SidePanel } from '@/frame/page'
import { Button } from '@/kit/button'
import { IconAlertTriangle, IconCheck } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { toast } from '@/kit/toast'
import { teamQuery, useChangeTeam, useUndo } from './api'
import { emailsFault, emailsOf, given, ROLES, type Role, roleName } from './rules'
import classes from './team.module.css'

type AddPeopleProps = { app: AppRef; onClose: () => void }

/** Adds people by their addresses, or gives those who are there another role. */
export function AddPeople({ app, onClose }: AddPeopleProps) {
  const { t } = useLingui()
  const { data: team } = useQuery(teamQuery(app))
  const change = useChangeTeam(app)
  const undo = useUndo(app)
  const [results, setResults] = useState<TeamResult[] | null>(null)
  const form = useForm({
    initialValues: { emails: '', role: 'moderator' as Role },
    validate: { emails: (text) => emailsFault(text, team) },
    validateInputOnBlur: true,
  })
  const emails = emailsOf(form.values.emails)
  const known = team?.people.filter((one) => emails.includes(one.email)) ?? []
  const save = (values: { emails: string; role: Role }) =>
    change.mutate(given(values.role, emailsOf(values.emails)), {
      onSuccess: (changed) => {
        form.resetDirty()
        const done = changed.results.filter((each) => each.problem === null).length
        const ids = changed.undo
        if (done > 0) {
          toast({
            text: t`The team is changed`,
            undo: ids.length > 0 ? () => undo.mutateAsync(ids) : null,
          })
        } else if (changed.results.length === 0) {
          toast({ text: t`They have this role already` })
        }
        if (changed.results.some((each) => each.problem !== null)) setResults(changed.results)
        else onClose()
      },
    })
  if (results) return <Results results={results} onClose={onClose} />
  return (
    <SideForm
      title={t`Add people`}
      form={form}
      save={emails.length > 1 ? t`Add ${emails.length} people` : t`Add to the team`}
      onSave={save}
      loading={change.isPending}
      submitError={change.error}
      onClose={onClose}
    >
      <LongTextField
        form={form}
        name="emails"
        label={t`E-mail addresses`}
        help={t`One or several, parted by commas or lines. CometChat invites whoever is new to it.`}
        required
        autoFocus
        exact
      />
      <SelectField
        form={form}
        name="role"
        label={t`Role`}
        help={t`“What roles may do” says what each opens in the dashboard.`}
        options={ROLES.map((value) => ({ value, label: roleName(value) }))}
      />
      {known.length > 0 && (
        <div className={classes.known} role="status">
          <Plural
            value={known.length}
            one="# of them is in the team already and gets the new role:"
            other="# of them are in the team already and get the new role:"
          />
          <ul>
            {known.map((one) => (
              <li key={one.email}>
                <SafeText text={one.email} /> <Trans comment="a role changes">was</Trans>{' '}
                {roleName(one.role)}
              </li>
            ))}
          </ul>
          {known.some((one) => one.role === 'developer') && (
            <Trans>A developer cannot be made developer again from here.</Trans>
          )}
        </div>
      )}
    </SideForm>
  )
}

/** What became of each address. */
function Results({ results, onClose }: { results: TeamResult[]; onClose: () => void }) {
  const { t } = useLingui()
  return (
    <SidePanel
      title={t`What became of each address`}
      onClose={onClose}
      takesFocus
      footer={
        <Button tone="primary" onClick={onClose}>
          {t`Done`}
        </Button>
      }
    >
      <ul className={classes.results}>
        {results.map((each) => (
          <li key={each.email} data-failed={each.problem !== null || undefined}>
            {each.problem === null ? (
              <IconCheck size={16} aria-label={t`Done`} />
            ) : (
              <IconAlertTriangle size={16} aria-label={t`Not done`} />
            )}
            <span>
              <SafeText text={each.email} />
              {each.problem && (
                <span className={classes.problem}>
                  <SafeText text={each.problem} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
