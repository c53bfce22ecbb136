/**
 * One call for every act that asks first:
 * `if (await confirm({ title, text, button, run })) …`. The words name the thing and the
 * consequence; the worst acts want the name or the count typed. With `run` the dialog stays open
 * while the act goes on and shows what went wrong.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { AlertDialog, DialogActs } from './dialog'
import classes from './dialog.module.css'
import { ErrorPanel, type Problem } from './error-panel'
import { SafeText } from './safe-text'
import { type Tenant, TenantChip } from './tenant'

export type Confirmation = {
  title: string
  text: ReactNode
  /** What the button does: "Delete for good". */
  button: string
  /** Red for what cannot be undone. */
  irreversible?: boolean
  /** Amber for what turns something off until it is turned on again. */
  warns?: boolean
  /** Text to type before the button works: a uid, a count. */
  mustType?: string | null
  /** The app this happens in; production is named. */
  tenant?: Tenant | null
  /** The act. The dialog waits for it and shows its failure. */
  run?: () => Promise<unknown>
}

type Asked = Confirmation & { id: number; settle: (yes: boolean) => void }

let asked: Asked | null = null
let count = 0
const watchers = new Set<() => void>()

function show(next: Asked | null): void {
  asked = next
  for (const each of watchers) each()
}

/** Asks; resolves to true once the act is confirmed (and, with `run`, done). */
export function confirm(confirmation: Confirmation): Promise<boolean> {
  asked?.settle(false)
  return new Promise((resolve) => {
    const settle = (yes: boolean) => {
      show(null)
      resolve(yes)
    }
    show({ ...confirmation, id: ++count, settle })
  })
}

export function ConfirmLayer() {
  const current = useSyncExternalStore(
    (heard) => {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
    () => asked,
  )
  return (
    <AlertDialog
      opened={current !== null}
      title={current?.title ?? ''}
      text={
        <>
          {current?.tenant && (
            <div className={classes.tenant}>
              <TenantChip tenant={current.tenant} />
            </div>
          )}
          <div>
            {typeof current?.text === 'string' ? <SafeText text={current.text} /> : current?.text}
          </div>
        </>
      }
      onClose={() => current?.settle(false)}
    >
      {current && <Question key={current.id} asked={current} />}
    </AlertDialog>
  )
}

function Question({ asked }: { asked: Asked }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { mustType } = asked
  const matches = !mustType || typed.trim() === mustType

  const act = async () => {
    if (!matches || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await asked.run?.()
      asked.settle(true)
    } catch (thrown) {
      setProblem(asProblem(thrown))
      setBusy(false)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void act()
      }}
    >
      {mustType && (
        <TextInput
          className={classes.typed}
          data-autofocus
          label={t`Type ${mustType} to go on`}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {problem && (
        <div className={classes.problem}>
          <ErrorPanel inline problem={problem} />
        </div>
      )}
      <DialogActs>
        <Button onClick={() => asked.settle(false)} data-autofocus={mustType ? undefined : true}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          tone={asked.irreversible ? 'danger-solid' : asked.warns ? 'warning-solid' : 'primary'}
          busy={busy}
          reason={matches ? null : t`Type ${mustType ?? ''} first`}
        >
          {asked.button}
        </Button>
      </DialogActs>
    </form>
  )
}

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Error && 'code' in thrown) return thrown as Error & Problem
  return {
    code: 'internal',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    advice: '',
    serviceCode: null,
    status: null,
    requestId: null,
  }
}
