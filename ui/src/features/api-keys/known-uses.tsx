import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, MaskedKey } from '@/bindings'
import { connectionsQuery } from '@/ipc/questions'
import { Time } from '@/kit/time'
import { historyQuery } from './api'
import classes from './api-keys.module.css'

const SHOWN = 5
/** Acts by which a key leaves Halley. */
const LEFT = new Set(['apiKeyCopy', 'apiKeyReveal'])

/** What this installation knows of where a key may be in use: the service tells nothing of it. */
export function KnownUses({ app, old }: { app: AppRef; old: MaskedKey }) {
  const { t } = useLingui()
  const { data: connections = [] } = useQuery(connectionsQuery)
  const { data: history = [] } = useQuery(historyQuery(app, old.id))
  const others = connections.filter(
    (each) =>
      each.kind === 'app' &&
      each.app === app.app &&
      each.id !== app.connection &&
      each.credential === old.masked,
  )
  const left = history.filter((entry) => LEFT.has(entry.act))
  return (
    <ul className={classes.known} aria-label={t`What Halley knows of the old key`}>
      <li>
        {old.createdBy && old.createdBy !== 'app_system' ? (
          <Trans>
            {old.createdBy} made it <Time at={old.createdAt} />. Ask there first.
          </Trans>
        ) : (
          <Trans>
            CometChat made it with the app <Time at={old.createdAt} />, so the first servers of the
            app may have it.
          </Trans>
        )}
      </li>
      {others.map((each) => (
        <li key={each.id}>
          <Trans>Another connection of Halley keeps it: {each.name}.</Trans>
        </li>
      ))}
      {left.slice(0, SHOWN).map((entry) => (
        <li key={entry.id}>
          {entry.act === 'apiKeyCopy' ? (
            <Trans>
              Copied from here <Time at={entry.at} />. Whoever did so knows what for.
            </Trans>
          ) : (
            <Trans>
              Shown in the clear here <Time at={entry.at} />.
            </Trans>
          )}
        </li>
      ))}
      {left.length > SHOWN && (
        <li>
          <Trans>and {left.length - SHOWN} times before</Trans>
        </li>
      )}
      {left.length === 0 && (
        <li>
          <Trans>Nobody has copied it from this installation, as far as its activity goes.</Trans>
        </li>
      )}
    </ul>
  )
}
