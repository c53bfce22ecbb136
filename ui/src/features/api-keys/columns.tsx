import { msg, t } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MaskedKey } from '@/bindings'
import { usePreferences } from '@/ipc/preferences'
import { Badge } from '@/kit/badge'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'
import classes from './api-keys.module.css'
import { isOld } from './rules'

/** What a key may do, in words. */
export function scopeName(scope: string): string {
  if (scope === 'fullAccess') return t`Full access`
  if (scope === 'authOnly') return t`Signs users in`
  return scope
}

/** Says of a key that it is older than the person wants keys to be. */
function OldMark({ of: key }: { of: MaskedKey }) {
  const { t } = useLingui()
  const [{ keyReminderDays: days }] = usePreferences()
  if (!isOld(key, Date.now() / 1000, days)) return null
  return (
    <Badge
      tone="amber"
      hint={t`Keys do not expire. Preferences says after how many days to replace one.`}
    >
      <Trans>over {days} days old</Trans>
    </Badge>
  )
}

export const columns: readonly Column<MaskedKey>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (key) => (
      <span className={classes.name}>
        <SafeLine text={key.name || t`without a name`} />
        {key.inUse && (
          <Badge tone="accent">
            <Trans>Halley uses this key</Trans>
          </Badge>
        )}
      </span>
    ),
    width: 300,
    grow: true,
    sortable: true,
    fixed: true,
  },
  {
    id: 'masked',
    title: msg`Key`,
    cell: (key) => <code className={classes.masked}>{key.masked}</code>,
    width: 160,
  },
  {
    id: 'scope',
    title: msg`May do`,
    cell: (key) => <Badge>{scopeName(key.scope)}</Badge>,
    width: 150,
    sortable: true,
  },
  {
    id: 'createdBy',
    title: msg`Made by`,
    cell: (key) =>
      key.createdBy === 'app_system' ? <Trans>CometChat</Trans> : (key.createdBy ?? '–'),
    width: 160,
  },
  {
    id: 'createdAt',
    title: msg`Made`,
    cell: (key) => (
      <span className={classes.name}>
        <Time at={key.createdAt} />
        <OldMark of={key} />
      </span>
    ),
    width: 230,
    sortable: true,
  },
]
