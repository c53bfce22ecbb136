import { Trans, useLingui } from '@lingui/react/macro'
import type { UserDetail } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { Badge, Chip } from '@/kit/badge'
import { Button } from '@/kit/button'
import { IdText } from '@/kit/copy'
import { Field, FieldList } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { toastProblem } from '@/kit/toast'
import { Presence } from './columns'
import classes from './users.module.css'

/** Everything the service says about a user, in words. */
export function UserFacts({ user }: { user: UserDetail }) {
  const { t } = useLingui()
  return (
    <FieldList>
      <Field name={t`UID`}>
        <IdText id={user.uid} room={40} />
      </Field>
      <Field name={t`Account`}>
        {user.deactivatedAt === null ? (
          <Badge tone="green">
            <Trans>active</Trans>
          </Badge>
        ) : (
          <>
            <Badge tone="amber">
              <Trans>deactivated</Trans>
            </Badge>{' '}
            <Time at={user.deactivatedAt} />
          </>
        )}
      </Field>
      <Field name={t`Status`}>
        <Presence status={user.status} />
      </Field>
      <Field name={t`Role`}>{user.role ? <Chip>{user.role}</Chip> : '–'}</Field>
      <Field name={t`Tags`}>
        {user.tags.length === 0 ? (
          '–'
        ) : (
          <span className={classes.facts}>
            {user.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        )}
      </Field>
      {user.statusMessage && (
        <Field name={t`Status message`}>
          <SafeText text={user.statusMessage} />
        </Field>
      )}
      <Field name={t`Last active`}>
        <Time at={user.lastActiveAt} />
      </Field>
      <Field name={t`Created`}>
        <Time at={user.createdAt} />
      </Field>
      <Field name={t`Changed`}>
        <Time at={user.updatedAt} />
      </Field>
      <Field name={t`Picture`}>
        <Address href={user.avatarUrl} />
      </Field>
      <Field name={t`Profile page`}>
        <Address href={user.link} />
      </Field>
      <Field name={t`Metadata`}>
        {user.metadata ? <JsonView json={user.metadata} height={220} /> : '–'}
      </Field>
    </FieldList>
  )
}

/** An address out of the app: shown whole, opened outside after the core has looked at it. */
function Address({ href }: { href: string | null }) {
  const { t } = useLingui()
  if (!href) return '–'
  const open = () => host.linkOpen(href).catch((thrown) => toastProblem(toConsoleError(thrown)))
  return (
    <>
      <SafeText text={href} />{' '}
      <Button small tone="quiet" onClick={() => void open()}>
        {t`Open in the browser`}
      </Button>
    </>
  )
}
