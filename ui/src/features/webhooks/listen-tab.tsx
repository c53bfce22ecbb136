import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AppRef } from '@/bindings'
import { SecretField, TextField } from '@/form/fields/text-field'
import { useTypedSecret } from '@/form/typed-secret'
import { type ConsoleError, toConsoleError } from '@/ipc/error'
import { Button } from '@/kit/button'
import { CopyButton } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { IconEar, IconPlayerStop } from '@/kit/icons'
import { formatNumber } from '@/lib/format'
import { DeliveryList } from './delivery-list'
import { clearDeliveries, KEPT, startListening, stopListening, useListening } from './listening'
import { useIsDemo } from './use-is-demo'
import { useSendHere } from './use-send-here'
import classes from './webhooks.module.css'

/** A receiver on this computer: started, pointed at, and what comes to it. */
export function ListenTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { open, deliveries, count } = useListening()
  return (
    <div className={classes.scrolled}>
      {open ? <Running app={app} /> : <Start />}
      {(open || deliveries.length > 0) && (
        <section aria-label={t`Deliveries`}>
          <div className={classes.heardHead}>
            <h2>
              <Trans>Deliveries</Trans>
            </h2>
            <span className={classes.dim} role="status">
              {count > KEPT
                ? t`${formatNumber(count)} came, the newest ${KEPT} are shown`
                : t`${formatNumber(count)} came`}
            </span>
            {deliveries.length > 0 && (
              <Button small tone="quiet" onClick={clearDeliveries}>
                {t`Clear`}
              </Button>
            )}
          </div>
          <DeliveryList deliveries={deliveries} waiting={open !== null} />
        </section>
      )}
    </div>
  )
}

type StartValues = { port: string; username: string; password: boolean }

function Start() {
  const { t } = useLingui()
  const secret = useTypedSecret()
  const [problem, setProblem] = useState<ConsoleError | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useForm<StartValues>({
    initialValues: { port: '', username: '', password: false },
    validate: {
      port: (text) =>
        text.trim() === '' || /^\d{4,5}$/.test(text.trim())
          ? null
          : t`A port is a number from 1024 to 65535.`,
    },
  })
  const start = async ({ port, username }: StartValues) => {
    setBusy(true)
    setProblem(null)
    try {
      const wanted = port.trim() === '' ? null : Number(port)
      await startListening({ port: wanted, username: username.trim() }, secret.text())
    } catch (thrown) {
      const failure = toConsoleError(thrown)
      setProblem(failure)
      form.setErrors(Object.fromEntries(failure.fields.map((one) => [one.field, one.message])))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={classes.start} onSubmit={form.onSubmit((values) => void start(values))}>
      <h2>
        <Trans>See what webhooks send</Trans>
      </h2>
      <p className={classes.note}>
        <Trans>
          Halley can receive deliveries on this computer and show each one as it comes: its trigger,
          its headers, its text. Nobody else on the network reaches it, and nothing is kept when
          Halley ends.
        </Trans>
      </p>
      <div className={classes.row}>
        <TextField
          form={form}
          name="port"
          label={t`Port`}
          help={t`Empty takes any free one.`}
          placeholder={t`any`}
          exact
        />
        <TextField
          form={form}
          name="username"
          label={t`User name`}
          help={t`Empty takes every delivery.`}
          exact
        />
        <SecretField form={form} name="password" secret={secret} label={t`Password`} />
      </div>
      {problem && problem.fields.length === 0 && <ErrorPanel inline problem={problem} />}
      <div>
        <Button tone="primary" icon={IconEar} type="submit" busy={busy}>
          {t`Start listening`}
        </Button>
      </div>
    </form>
  )
}

function Running({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const { open } = useListening()
  const demo = useIsDemo(app)
  const here = useSendHere(app)
  if (!open) return null
  return (
    <section className={classes.running} aria-label={t`The receiver`}>
      <p className={classes.listening}>
        <IconEar size={16} aria-hidden />
        <Trans>
          Listening at <code>{open.url}</code>
        </Trans>
        <CopyButton text={open.url} label={t`Copy the address`} />
        <Button small icon={IconPlayerStop} onClick={() => void stopListening()}>
          {t`Stop`}
        </Button>
      </p>
      {demo ? (
        <>
          <p className={classes.note}>
            <Trans>
              The demo’s service runs on this computer, so it can tell this address directly. People
              of the demo talk all the time: something comes soon.
            </Trans>
          </p>
          <Button
            tone="primary"
            busy={here.busy}
            reason={here.whyNot}
            onClick={() => void here.send(open)}
          >
            {t`Send this app’s webhooks here`}
          </Button>
        </>
      ) : (
        <p className={classes.note}>
          <Trans>
            CometChat cannot reach this computer by itself. Run a tunnel to the port {open.port},
            such as cloudflared or ngrok, and put its https address into a webhook. A sample from
            this computer reaches it without a tunnel.
          </Trans>
        </p>
      )}
    </section>
  )
}
