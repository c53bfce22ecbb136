import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ConversationRow } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Avatar } from '@/kit/avatar'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { SafeLine } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { recentQuery } from './api'
import classes from './overview.module.css'

const SHOWN = 6

/** The conversations that something was last written in. */
export function Recent({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { data, error, isPending, refetch } = useQuery(recentQuery(app))
  return (
    <Section
      title={t`Recent conversations`}
      action={
        <Link href={paths.conversations(app)} className={classes.all}>
          <Trans>All conversations</Trans>
        </Link>
      }
    >
      {isPending && <Lines count={SHOWN} label={t`Loading conversations`} />}
      {error && !data && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && (
        <p className={classes.range}>
          <Trans>Nobody has written anything yet. The first message makes a conversation.</Trans>
        </p>
      )}
      <ul>
        {data?.rows.slice(0, SHOWN).map((each) => (
          <li key={each.id}>
            <Link bare href={paths.conversation(app, each.id)} className={classes.conversation}>
              <Faces row={each} />
              <SafeLine text={each.title} className={classes.who} />
              <SafeLine text={each.lastText} className={classes.text} />
              <span className={classes.when}>
                <Time at={each.lastAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Faces({ row }: { row: ConversationRow }) {
  return (
    <span className={classes.faces}>
      {row.peers
        .slice(0, 2)
        .map((peer) =>
          peer.kind === 'user' ? (
            <Avatar key={peer.uid} id={peer.uid} name={peer.name} src={peer.avatar} />
          ) : (
            <Avatar key={peer.guid} id={peer.guid} name={peer.name} src={peer.icon} />
          ),
        )}
    </span>
  )
}
