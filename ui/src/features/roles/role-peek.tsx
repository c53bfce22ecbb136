import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, RoleRow } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Outcome } from '@/history/outcome'
import { IdText } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { clip, plainSafely } from '@/lib/safe-text'
import { historyQuery } from './api'
import { reachName, UsersOf } from './columns'

/** One role beside the list: its fields, the ways to what it may do, and what was done to it. */
export function RolePeek({
  app,
  role,
  onClose,
}: {
  app: AppRef
  role: RoleRow
  onClose: () => void
}) {
  const { t } = useLingui()
  const history = useQuery(historyQuery(app, role.role))
  const entries = (history.data ?? []).filter((entry) => entry.object?.kind === 'role')
  return (
    <SidePanel title={role.name} onClose={onClose}>
      <FieldList>
        <Field name={t`Id`}>
          <IdText id={role.role} room={32} />
        </Field>
        <Field name={t`Description`}>
          {role.description ? <SafeText text={role.description} most={400} /> : '–'}
        </Field>
        <Field name={t`Users`}>
          <UsersOf role={role} />{' '}
          <Link href={paths.users(app, { role: role.role })}>
            <Trans>Show them</Trans>
          </Link>
        </Field>
        <Field name={t`See in lists`}>{reachName(role.listUsers)}</Field>
        <Field name={t`Write to`}>{reachName(role.sendMessagesTo)}</Field>
        <Field name={t`Made`}>
          <Time at={role.createdAt} />
        </Field>
        <Field name={t`Changed`}>
          <Time at={role.updatedAt} />
        </Field>
        <Field name={t`Permissions`}>
          <Link href={paths.roles(app, { tab: 'permissions', role: role.role })}>
            <Trans>Show its permissions</Trans>
          </Link>
        </Field>
        <Field name={t`In sentences`}>
          <Link href={paths.roles(app, { tab: 'may', role: role.role })}>
            <Trans>What may they do?</Trans>
          </Link>
        </Field>
      </FieldList>
      {role.metadata && (
        <Section title={t`Metadata`}>
          <JsonView json={role.metadata} height={200} />
        </Section>
      )}
      <Section title={t`History`}>
        {entries.length === 0 ? (
          <p>
            <Trans>Nothing done from here yet.</Trans>
          </p>
        ) : (
          <FieldList>
            {entries.map((entry) => (
              <Field key={entry.id} name={plainSafely(clip(entry.sentence, 300))}>
                <Time at={entry.at} />{' '}
                {entry.outcome !== 'done' && <Outcome outcome={entry.outcome} />}
              </Field>
            ))}
          </FieldList>
        )}
        <Link href={paths.activity({ app: app.app, object: role.role })}>
          <Trans>Open in Activity</Trans>
        </Link>
      </Section>
    </SidePanel>
  )
}
