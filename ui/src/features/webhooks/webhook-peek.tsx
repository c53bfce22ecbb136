import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, WebhookRow } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { IdText } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconEdit, IconSend } from '@/kit/icons'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { clip, plainSafely } from '@/lib/safe-text'
import { familiesQuery, historyQuery } from './api'
import { flagWords, StateBadge } from './columns'
import { unknownOf } from './rules'
import classes from './webhooks.module.css'

type WebhookPeekProps = {
  app: AppRef
  row: WebhookRow
  whyNot: string | null
  onEdit: () => void
  onSample: () => void
  onClose: () => void
}

/** One webhook beside the list: what is set, what it is truly told, what was done to it. */
export function WebhookPeek({ app, row, whyNot, onEdit, onSample, onClose }: WebhookPeekProps) {
  const { t } = useLingui()
  const history = useQuery(historyQuery(app, row.id))
  const { fields } = row
  return (
    <SidePanel
      title={fields.name || row.id}
      onClose={onClose}
      footer={
        <>
          <Button icon={IconSend} reason={whyNot} onClick={onSample}>
            {t`Send a sample`}
          </Button>
          <Button tone="primary" icon={IconEdit} keys="e" reason={whyNot} onClick={onEdit}>
            {t`Edit`}
          </Button>
        </>
      }
    >
      <FieldList>
        <Field name={t`State`}>
          <StateBadge of={row} />
        </Field>
        <Field name={t`Address`}>
          <SafeText text={fields.url} most={255} />
        </Field>
        <Field name={t`Id`}>
          <IdText id={row.id} room={32} />
        </Field>
        <Field name={t`Proves itself`}>
          {flagWords(fields.basicAuth)}
          {fields.username !== '' && `, ${fields.username}`}
        </Field>
        <Field name={t`Tries again`}>{flagWords(fields.retry)}</Field>
        <Field name={t`Made`}>
          <Time at={row.createdAt} />
        </Field>
        <Field name={t`Changed`}>
          <Time at={row.updatedAt} />
        </Field>
      </FieldList>
      <Section title={t`What it is told`}>
        <Told row={row} />
      </Section>
      {row.extra && (
        <Section title={t`Fields that this version does not know`}>
          <JsonView json={row.extra} height={200} />
        </Section>
      )}
      <Section title={t`History`}>
        {(history.data ?? []).length === 0 ? (
          <p className={classes.note}>
            <Trans>Nothing done from here yet.</Trans>
          </p>
        ) : (
          <FieldList>
            {(history.data ?? []).map((entry) => (
              <Field key={entry.id} name={plainSafely(clip(entry.sentence, 300))}>
                <Time at={entry.at} />
              </Field>
            ))}
          </FieldList>
        )}
        <Link href={paths.activity({ app: app.app, object: row.id })}>
          <Trans>Open in Activity</Trans>
        </Link>
      </Section>
    </SidePanel>
  )
}

/** The triggers by what they are about; those that this version does not know by their ids. */
function Told({ row }: { row: WebhookRow }) {
  const { t } = useLingui()
  const { data: families = [] } = useQuery(familiesQuery)
  const { triggers } = row
  if (triggers === null) {
    const problem = { code: 'notFound', serviceCode: null, status: null, requestId: null }
    return <ErrorPanel inline problem={{ ...problem, message: row.problem ?? '', advice: '' }} />
  }
  if (triggers.length === 0) {
    return (
      <p className={classes.note}>
        <Trans>Nothing: it has no triggers. Edit it and choose what it is told.</Trans>
      </p>
    )
  }
  const groups = families
    .map(({ id, title, triggers: known }) => ({
      id,
      title,
      told: known.filter((trigger) => triggers.includes(trigger.id)),
    }))
    .filter(({ told }) => told.length > 0)
  const unknown = unknownOf(families, triggers)
  return (
    <FieldList>
      {groups.map(({ id, title, told }) => (
        <Field key={id} name={title}>
          <ul className={classes.told}>
            {told.map((trigger) => (
              <li key={trigger.id} {...tip(`${trigger.id}: ${trigger.sentence}`)}>
                {trigger.title}
              </li>
            ))}
          </ul>
        </Field>
      ))}
      {unknown.length > 0 && (
        <Field name={t`Not known to this version`}>{unknown.join(', ')}</Field>
      )}
    </FieldList>
  )
}
