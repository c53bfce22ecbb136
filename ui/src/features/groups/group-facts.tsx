import { useLingui } from '@lingui/react/macro'
import type { AppRef, GroupDetail } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { Chip } from '@/kit/badge'
import { Button } from '@/kit/button'
import { IdText } from '@/kit/copy'
import { Field, FieldList } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeLine, SafeText } from '@/kit/safe-text'
import { Amount, Time } from '@/kit/time'
import { toastProblem } from '@/kit/toast'
import classes from './groups.module.css'
import { GroupKind } from './words'

/** Everything the service says about a group, in words. */
export function GroupFacts({ app, group }: { app: AppRef; group: GroupDetail }) {
  const { t } = useLingui()
  const { owner, iconUrl } = group
  const look = (href: string) =>
    host.linkOpen(href).catch((thrown) => toastProblem(toConsoleError(thrown)))
  return (
    <FieldList>
      <Field name={t`GUID`}>
        <IdText id={group.guid} room={40} />
      </Field>
      <Field name={t`Type`}>
        <GroupKind kind={group.kind} />
      </Field>
      <Field name={t`Description`}>
        {group.description ? <SafeText text={group.description} /> : '–'}
      </Field>
      <Field name={t`Owner`}>
        {owner === null ? (
          '–'
        ) : group.ownerName === null ? (
          <IdText id={owner} />
        ) : (
          <Link href={paths.user(app, owner)}>
            <SafeLine text={group.ownerName} />
          </Link>
        )}
      </Field>
      <Field name={t`Members`}>
        <Amount value={group.members} />
      </Field>
      <Field name={t`Conversation`}>
        <Link href={paths.conversation(app, group.conversation)}>{t`Open the conversation`}</Link>
      </Field>
      <Field name={t`Tags`}>
        {group.tags.length === 0 ? (
          '–'
        ) : (
          <span className={classes.tags}>
            {group.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        )}
      </Field>
      <Field name={t`Created`}>
        <Time at={group.createdAt} />
      </Field>
      <Field name={t`Changed`}>
        <Time at={group.updatedAt} />
      </Field>
      <Field name={t`Picture`}>
        {iconUrl ? (
          <>
            <SafeText text={iconUrl} />{' '}
            <Button small tone="quiet" onClick={() => void look(iconUrl)}>
              {t`Open in the browser`}
            </Button>
          </>
        ) : (
          '–'
        )}
      </Field>
      <Field name={t`Metadata`}>
        {group.metadata ? <JsonView json={group.metadata} height={220} /> : '–'}
      </Field>
    </FieldList>
  )
}
