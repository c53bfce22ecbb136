import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, IndexState } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { IconButton } from '@/kit/button'
import { IconReload } from '@/kit/icons'
import { Time } from '@/kit/time'
import { formatNumber } from '@/lib/format'
import classes from './users.module.css'

/** How current the list is, and a way to read it anew. */
export function SyncState({ app, index }: { app: AppRef; index: IndexState | undefined }) {
  const { t } = useLingui()
  const refresh = useCall(() => host.usersRefresh(app))
  // The core's nudges write here; nothing is ever asked.
  const { data } = useQuery<{ users: IndexState }>({
    queryKey: keys.index(app),
    queryFn: () => Promise.reject(new Error('told, never asked')),
    enabled: false,
  })
  const state = data?.users ?? index
  const syncing = state?.phase === 'syncing'
  return (
    <span className={classes.sync}>
      {syncing && state.total !== null && state.done < state.total ? (
        <Trans>
          reading {formatNumber(state.done)} of {formatNumber(state.total)}
        </Trans>
      ) : syncing ? (
        <Trans>reading</Trans>
      ) : state?.problem ? (
        state.problem.message
      ) : state?.asOf ? (
        <span>
          <Trans>
            as of <Time at={state.asOf} />
          </Trans>
        </span>
      ) : null}
      <IconButton
        label={t`Read the users anew`}
        icon={IconReload}
        size="row"
        busy={syncing || refresh.isPending}
        onClick={() => refresh.mutate(undefined)}
      />
    </span>
  )
}
