import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Badge } from '@/kit/badge'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconHistory } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { historyQuery } from './api'
import classes from './users.module.css'

/** What was done to this user from this installation. */
export function UserHistory({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const history = useQuery(historyQuery(app, uid))
  if (history.error) {
    return <ErrorPanel problem={history.error} onRetry={() => void history.refetch()} />
  }
  if (!history.data) return <Lines count={4} label={t`Reading the history`} />
  if (history.data.length === 0) {
    return (
      <Empty icon={IconHistory} title={t`Nothing done from here yet`}>
        <Trans>Changes made with Halley are kept here, with what was before and after.</Trans>
      </Empty>
    )
  }
  return (
    <>
      <ul className={classes.history}>
        {history.data.map((entry) => (
          <li key={entry.id}>
            <span className={classes.when}>
              <Time at={entry.at} />
            </span>
            <span className={classes.what}>
              <SafeText text={entry.sentence} most={400} />{' '}
              {entry.outcome !== 'done' && (
                <Badge tone="red">
                  <Trans>failed</Trans>
                </Badge>
              )}{' '}
              {entry.problem && <SafeText text={entry.problem} />}
            </span>
          </li>
        ))}
      </ul>
      <Link href={paths.activity({ app: app.app, object: uid })}>
        <Trans>Open in Activity</Trans>
      </Link>
    </>
  )
}
