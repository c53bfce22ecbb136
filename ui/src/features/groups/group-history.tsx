import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Badge } from '@/kit/badge'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList } from '@/kit/field-list'
import { IconHistory } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { historyQuery } from './api'

/** What was done to this group and its members from this installation. */
export function GroupHistory({ app, guid }: { app: AppRef; guid: string }) {
  const { t } = useLingui()
  const history = useQuery(historyQuery(app, guid))
  if (history.error) {
    return <ErrorPanel problem={history.error} onRetry={() => void history.refetch()} />
  }
  if (!history.data) return <Lines count={4} label={t`Reading the history`} />
  // A user may have the same id.
  const entries = history.data.filter((entry) => entry.object?.kind === 'group')
  if (entries.length === 0) {
    return (
      <Empty icon={IconHistory} title={t`Nothing done from here yet`}>
        <Trans>Changes made with Halley are kept here, with what was before and after.</Trans>
      </Empty>
    )
  }
  return (
    <>
      <FieldList>
        {entries.map((entry) => (
          <Field key={entry.id} name={entry.sentence}>
            <Time at={entry.at} />{' '}
            {entry.outcome === 'failed' && (
              <Badge tone="red">
                <Trans>failed</Trans>
              </Badge>
            )}
            {entry.outcome === 'partly' && (
              <Badge tone="amber">
                <Trans>partly</Trans>
              </Badge>
            )}{' '}
            {entry.problem && <SafeText text={entry.problem} />}
          </Field>
        ))}
      </FieldList>
      <Link href={paths.activity({ app: app.app, object: guid })}>
        <Trans>Open in Activity</Trans>
      </Link>
    </>
  )
}
