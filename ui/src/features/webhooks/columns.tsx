import { msg, t } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import type { WebhookRow } from '@/bindings'
import { Badge } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'

/** Whether a webhook is told anything at all, in a word: a switch alone does not say so. */
export function StateBadge({ of: { fields, triggers, problem } }: { of: WebhookRow }) {
  if (fields.enabled === false) {
    return (
      <Badge hint={t`It is told nothing while it is off.`}>
        <Trans>off</Trans>
      </Badge>
    )
  }
  if (triggers === null) {
    return (
      <Badge tone="amber" hint={problem ?? t`Its triggers cannot be read.`}>
        <Trans>triggers not read</Trans>
      </Badge>
    )
  }
  if (triggers.length === 0) {
    return (
      <Badge tone="amber" hint={t`It has no triggers, so nothing is ever told.`}>
        <Trans>told nothing</Trans>
      </Badge>
    )
  }
  if (fields.enabled === null) {
    return (
      <Badge hint={t`CometChat does not tell whether it is on.`}>
        <Trans>not told</Trans>
      </Badge>
    )
  }
  return (
    <Badge tone="green">
      <Trans>on</Trans>
    </Badge>
  )
}

export function TriggerCount({ of: { triggers } }: { of: WebhookRow }) {
  if (triggers === null) return '–'
  return <Plural value={triggers.length} one="# trigger" other="# triggers" />
}

/** How a switch stands, in a word. */
export function flagWords(value: boolean | null): string {
  if (value === null) return t`not told`
  return value ? t`yes` : t`no`
}

export const columns: readonly Column<WebhookRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (row) => <SafeLine text={row.fields.name || row.id} />,
    width: 170,
    sortable: true,
    fixed: true,
  },
  {
    id: 'state',
    title: msg`State`,
    cell: (row) => <StateBadge of={row} />,
    width: 140,
  },
  {
    id: 'url',
    title: msg`Address`,
    cell: (row) => <SafeLine text={row.fields.url} />,
    width: 260,
    grow: true,
    sortable: true,
  },
  {
    id: 'triggers',
    title: msg`Is told`,
    cell: (row) => <TriggerCount of={row} />,
    width: 110,
    sortable: true,
    descendingFirst: true,
  },
  {
    id: 'basicAuth',
    title: msg`Proves itself`,
    cell: (row) => flagWords(row.fields.basicAuth),
    width: 110,
  },
  {
    id: 'retry',
    title: msg`Tries again`,
    cell: (row) => flagWords(row.fields.retry),
    width: 100,
  },
  {
    id: 'id',
    title: msg`Id`,
    cell: (row) => idCell(row.id),
    width: 130,
    hidden: true,
  },
  {
    id: 'updatedAt',
    title: msg`Changed`,
    cell: (row) => <Time at={row.updatedAt} />,
    width: 130,
    sortable: true,
  },
]
