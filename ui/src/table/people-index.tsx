/** How far the list of an app's users or groups is: beside it, and in place of rows that are missing. */
import { Trans } from '@lingui/react/macro'
import type { Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, IndexState } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { healthQuery } from '@/ipc/questions'
import { IconButton } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconReload } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { useSecondsLeft } from '@/lib/countdown'
import { formatNumber } from '@/lib/format'
import classes from './list-bar.module.css'

/** What was told of it last, else what came with its rows. */
export function usePeopleIndex(
  app: AppRef,
  half: 'users' | 'groups',
  first: IndexState | undefined,
): IndexState | undefined {
  // The core's nudges write here; nothing is ever asked.
  const { data } = useQuery<Record<'users' | 'groups', IndexState>>({
    queryKey: keys.index(app),
    queryFn: () => Promise.reject(new Error('told, never asked')),
    enabled: false,
  })
  return data?.[half] ?? first
}

/** Whether it was never read to its end, so that a missing row says nothing yet. */
export function isUnread(index: IndexState | undefined): index is IndexState {
  return index !== undefined && index.asOf === null && index.phase !== 'ready'
}

type PeopleIndexProps = { app: AppRef; index: IndexState | undefined }

/** How current the list is, and a way to read it anew. */
export function SyncState({ app, index, label }: PeopleIndexProps & { label: string }) {
  const refresh = useCall(() => host.usersRefresh(app))
  const syncing = index?.phase === 'syncing'
  return (
    <span className={classes.sync}>
      {syncing && index.total !== null && index.done < index.total ? (
        <Trans>
          reading {formatNumber(index.done)} of {formatNumber(index.total)}
        </Trans>
      ) : syncing ? (
        <Trans>reading</Trans>
      ) : index?.problem ? (
        <SafeText text={index.problem.message} />
      ) : index?.asOf ? (
        <span>
          <Trans>
            as of <Time at={index.asOf} />
          </Trans>
        </span>
      ) : null}
      <IconButton
        label={label}
        icon={IconReload}
        size="row"
        busy={syncing || refresh.isPending}
        onClick={() => refresh.mutate(undefined)}
      />
    </span>
  )
}

/** In place of rows that were never read: that they are coming, or why they are not. */
export function Unread(props: { app: AppRef; index: IndexState; icon: Icon; title: string }) {
  const { app, index, icon, title } = props
  const refresh = useCall(() => host.usersRefresh(app))
  const { data: health } = useQuery(healthQuery(app.connection))
  const left = useSecondsLeft(health?.resumesAt ?? null)
  if (index.phase === 'failed' && index.problem) {
    return <ErrorPanel problem={index.problem} onRetry={() => refresh.mutate(undefined)} />
  }
  return (
    <Empty icon={icon} title={title}>
      {left > 0 ? (
        <Trans>CometChat asked to wait. Reading goes on by itself in {left} s.</Trans>
      ) : (
        <Trans>They appear here as they come.</Trans>
      )}
    </Empty>
  )
}
