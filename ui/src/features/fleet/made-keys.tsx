import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, Connection, MadeApp, MaskedKey, RevealedKey } from '@/bindings'
import { useGo } from '@/frame/address'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { Badge } from '@/kit/badge'
import { Button } from '@/kit/button'
import { MaskedSecret } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { SafeLine } from '@/kit/safe-text'
import { toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useRevealKey } from './api'
import classes from './fleet.module.css'

type MadeKeysProps = { connection: Connection['id']; made: MadeApp; onClose: () => void }

/** A new app with its keys. The window has them masked; the core copies and shows them. */
export function MadeKeys({ connection, made, onClose }: MadeKeysProps) {
  const { t } = useLingui()
  const go = useGo()
  const app: AppRef = { connection, app: made.app.app }
  return (
    <SidePanel
      title={t`${made.app.name} is made`}
      onClose={onClose}
      takesFocus
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
          <Button tone="primary" onClick={() => go(paths.overview(app))}>
            <Trans>Open the app</Trans>
          </Button>
        </>
      }
    >
      <FieldList>
        <Field name={t`App id`}>{made.app.app}</Field>
        <Field name={t`Region`}>
          {made.app.regionName} ({made.app.region})
        </Field>
      </FieldList>
      <Section title={t`Its keys`}>
        <p className={classes.text}>
          <Trans>
            Copy each key to where it is used: the one with full access to servers alone. Halley
            keeps that one for itself, so that the app opens at once. Copying and showing a key goes
            on record; both can be done again under API keys.
          </Trans>
        </p>
        <ul>
          {made.keys.map((key) => (
            <KeyLine key={key.id} app={app} one={key} />
          ))}
        </ul>
        {made.problem && (
          <p role="alert" className={classes.text}>
            {made.problem}
          </p>
        )}
      </Section>
    </SidePanel>
  )
}

function KeyLine({ app, one }: { app: AppRef; one: MaskedKey }) {
  const { t } = useLingui()
  const reveal = useRevealKey(app)
  const why = useRights()
  const [shown, setShown] = useState<RevealedKey | null>(null)
  return (
    <li className={classes.key}>
      <div className={classes.keyHead}>
        <SafeLine text={one.name || t`key`} />
        <Badge>
          {one.scope === 'fullAccess'
            ? t`Full access`
            : one.scope === 'authOnly'
              ? t`Signs users in`
              : one.scope}
        </Badge>
        {one.inUse && <Badge tone="accent">{t`Halley uses this key`}</Badge>}
      </div>
      {shown ? (
        <div className={classes.shown}>
          <code className={classes.revealed}>{shown.value}</code>
          <Button small onClick={() => setShown(null)}>
            <Trans>Hide</Trans>
          </Button>
        </div>
      ) : (
        <MaskedSecret
          name={one.name || t`key`}
          masked={one.masked}
          reason={why('apiKeyCopy')}
          revealReason={why('apiKeyReveal')}
          onCopy={() => host.apiKeyCopy(app, one.id)}
          onReveal={() => reveal.mutate(one.id, { onSuccess: setShown, onError: toastProblem })}
        />
      )}
    </li>
  )
}
