import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, MaskedKey, RevealedKey } from '@/bindings'
import { host } from '@/ipc/host'
import { Badge } from '@/kit/badge'
import { Button } from '@/kit/button'
import { MaskedSecret } from '@/kit/copy'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { SafeLine } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { toastProblem, toastThrown } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { keysQuery, useReveal } from './api'
import classes from './overview.module.css'

/** The app's keys as the window knows them: dots and a tail. */
export function Keys({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { data, error, isPending, refetch } = useQuery(keysQuery(app))
  return (
    <Section title={t`API keys`}>
      {isPending && <Lines count={2} label={t`Loading keys`} />}
      {error && !data && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <p className={classes.range}>
          <Trans>This app has no keys that Halley may see.</Trans>
        </p>
      )}
      <ul>
        {data?.map((each) => (
          <KeyLine key={each.id} app={app} one={each} />
        ))}
      </ul>
    </Section>
  )
}

function KeyLine({ app, one }: { app: AppRef; one: MaskedKey }) {
  const { t } = useLingui()
  const reveal = useReveal(app)
  const [shown, setShown] = useState<RevealedKey | null>(null)
  const name = one.name || t`key`
  const why = useRights()
  const copy = () => host.apiKeyCopy(app, one.id)
  return (
    <li className={classes.key}>
      <div className={classes.keyHead}>
        <SafeLine text={name} />
        <Badge
          hint={
            one.scope === 'fullAccess'
              ? t`May do everything; for servers and for Halley`
              : t`May only create auth tokens; for development`
          }
        >
          {one.scope === 'fullAccess'
            ? t`Full access`
            : one.scope === 'authOnly'
              ? t`Auth only`
              : one.scope}
        </Badge>
        {one.inUse && <Badge tone="accent">{t`In use here`}</Badge>}
      </div>
      <MaskedSecret
        name={name}
        masked={one.masked}
        onCopy={copy}
        reason={why('apiKeyCopy')}
        revealReason={why('apiKeyReveal')}
        onReveal={() =>
          reveal.mutate(one.id, { onSuccess: setShown, onError: (thrown) => toastProblem(thrown) })
        }
      />
      <Dialog opened={shown !== null} title={name} onClose={() => setShown(null)}>
        <p className={classes.range}>
          <Trans>
            Whoever has this key can act as this app. That you looked at it is on record.
          </Trans>
        </p>
        <code className={classes.revealed}>{shown?.value}</code>
        <DialogActs>
          <Button onClick={() => void copy().catch(toastThrown)}>
            <Trans>Copy</Trans>
          </Button>
          <Button tone="primary" onClick={() => setShown(null)}>
            <Trans>Hide</Trans>
          </Button>
        </DialogActs>
      </Dialog>
    </li>
  )
}
