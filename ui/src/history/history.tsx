import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconHistory } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import classes from './history.module.css'
import { Outcome } from './outcome'

const MOST = 100

/** What was done to whatever has this id; a user and a group may have the same. */
const historyQuery = (app: AppRef, id: string) =>
  read([...keys.activity, 'of', app.app, id], () =>
    host.activityList({ app: app.app, object: id, search: '', before: null, limit: MOST }),
  )

type HistoryProps = {
  app: AppRef
  kind: 'user' | 'group'
  id: string
  /** What does not stand here, and where it does. */
  children?: ReactNode
}

/** What was done to one thing from this installation, the latest first. */
export function History({ app, kind, id, children }: HistoryProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(historyQuery(app, id))
  if (error) return <ErrorPanel problem={error} onRetry={() => void refetch()} />
  if (!data) return <Lines count={4} label={t`Reading the history`} />
  const entries = data.filter((entry) => entry.object?.kind === kind)
  if (entries.length === 0) {
    return (
      <>
        <Empty
          icon={IconHistory}
          title={
            kind === 'user' ? t`Nothing done to this user alone yet` : t`Nothing done from here yet`
          }
        >
          <Trans>Changes made with Halley are kept here, with what was before and after.</Trans>
        </Empty>
        {children}
      </>
    )
  }
  return (
    <>
      <ul aria-label={t`History`} className={classes.history}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className={classes.when}>
              <Time at={entry.at} />
            </span>
            <span className={classes.what}>
              <SafeText text={entry.sentence} most={400} />{' '}
              {entry.outcome !== 'done' && <Outcome outcome={entry.outcome} />}{' '}
              {entry.problem && <SafeText text={entry.problem} />}
            </span>
          </li>
        ))}
      </ul>
      {children}
      <Link href={paths.activity({ app: app.app, object: id })}>
        <Trans>Open in Activity</Trans>
      </Link>
    </>
  )
}
