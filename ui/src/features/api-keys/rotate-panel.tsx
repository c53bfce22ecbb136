import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { AppRef, MaskedKey } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { MaskedSecret } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { IconCheck } from '@/kit/icons'
import { useCreateKey, useSwitchKey } from './api'
import classes from './api-keys.module.css'
import { KnownUses } from './known-uses'
import { LIMITS, nameFault, typedFor } from './rules'

type RotatePanelProps = {
  app: AppRef
  /** The key in use when the walk began. */
  old: MaskedKey
  /** Deletes a key after asking; true once it is gone. */
  onDelete: (key: MaskedKey) => Promise<boolean>
  onClose: () => void
}

/**
 * Replaces the key that Halley uses without locking anybody out: the old key goes last, and only
 * after the new one has worked. Whoever stops on the way has two keys that both work.
 */
export function RotatePanel({ app, old, onDelete, onClose }: RotatePanelProps) {
  const { t } = useLingui()
  const create = useCreateKey(app)
  const change = useSwitchKey(app)
  const [name, setName] = useState(t`${typedFor(old)}, renewed`)
  const [gone, setGone] = useState(false)
  const made = create.data?.value ?? null
  const used = change.isSuccess
  const fault = nameFault(name)
  return (
    <SidePanel title={t`Replace the key that Halley uses`} onClose={onClose} takesFocus>
      <ol className={classes.steps}>
        <Step number={1} title={t`Make a new key with full access`} done={made !== null}>
          {made ? (
            <MaskedSecret
              name={made.name}
              masked={made.masked}
              onCopy={() => host.apiKeyCopy(app, made.id)}
            />
          ) : (
            <>
              <TextInput
                label={t`Name`}
                value={name}
                maxLength={LIMITS.name}
                error={fault}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <p className={classes.text} />
              <Button
                tone="primary"
                busy={create.isPending}
                reason={fault}
                onClick={() => create.mutate({ name, scope: 'fullAccess' })}
              >
                {t`Make the new key`}
              </Button>
              {create.error && <ErrorPanel inline problem={create.error} />}
            </>
          )}
        </Step>
        <Step number={2} title={t`Try it and have Halley use it`} done={used}>
          <p className={classes.text}>
            <Trans>
              Halley asks CometChat with the new key first and stays with the old one if it fails.
            </Trans>
          </p>
          {!used && (
            <Button
              tone="primary"
              busy={change.isPending}
              reason={made ? null : t`Make the new key first.`}
              onClick={() => made && change.mutate(made.id)}
            >
              {t`Try and use the new key`}
            </Button>
          )}
          {change.error && <ErrorPanel inline problem={change.error} />}
        </Step>
        <Step number={3} title={t`Replace the old key everywhere else`} done={gone}>
          <p className={classes.text}>
            <Trans>
              CometChat does not tell who uses a key. Look for the one that ends in{' '}
              <code>{old.masked.slice(-4)}</code> on your servers, in scheduled work, in webhooks of
              your own and with colleagues who use Halley.
            </Trans>
          </p>
          <KnownUses app={app} old={old} />
        </Step>
        <Step number={4} title={t`Delete the old key`} done={gone}>
          <p className={classes.text}>
            <Trans>
              Whatever still uses it stops working at once. You can do this another day.
            </Trans>
          </p>
          {!gone && (
            <Button
              tone="danger"
              reason={used ? null : t`Have Halley use the new key first.`}
              onClick={() => void onDelete({ ...old, inUse: false }).then(setGone)}
            >
              {t`Delete the old key`}
            </Button>
          )}
        </Step>
      </ol>
    </SidePanel>
  )
}

type StepProps = { number: number; title: string; done: boolean; children: ReactNode }

function Step({ number, title, done, children }: StepProps) {
  return (
    <li className={classes.step} data-done={done || undefined}>
      <span className={classes.mark}>
        {done ? <IconCheck size={16} aria-hidden /> : <span aria-hidden>{number}</span>}
      </span>
      <div>
        <div className={classes.stepTitle}>
          {title}
          {done && (
            <span className="only-heard">
              <Trans comment="a step of several">, done</Trans>
            </span>
          )}
        </div>
        {children}
      </div>
    </li>
  )
}
