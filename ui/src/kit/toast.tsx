/**
 * Toasts. `toast({ text, undo })` says that something reversible has happened and offers the way
 * back, which Ctrl/⌘ Z also takes; `toastProblem` says that something failed.
 */
import { t } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Notifications, notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Button } from './button'
import type { Problem } from './error-panel'
import { IconAlertTriangle, IconCheck } from './icons'
import { SafeText } from './safe-text'
import classes from './toast.module.css'

const SHOWN_MS = 6000
const SHOWN_WITH_UNDO_MS = 12_000
/** Letters; names are not always short. */
const MOST = 400

export type Undo = () => Promise<unknown>
type Toast = { text: string; undo?: Undo | null }
type Waiting = { id: string; undo: Undo }

const undoable: Waiting[] = []
let count = 0

export function toast({ text, undo }: Toast): void {
  const id = `toast-${++count}`
  if (undo) undoable.push({ id, undo })
  notifications.show({
    id,
    message: undo ? <WithUndo id={id} text={text} /> : <SafeText text={text} most={MOST} />,
    icon: <IconCheck size={16} aria-hidden />,
    autoClose: undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS,
    classNames: classes,
    withCloseButton: true,
    closeButtonProps: { 'aria-label': t`Close` },
    role: 'status',
  })
}

export function toastProblem(problem: Pick<Problem, 'message' | 'advice'>): void {
  const said = [problem.message, problem.advice].filter((text) => text !== '').join(' ')
  notifications.show({
    id: `toast-${++count}`,
    message: <SafeText text={said} most={MOST} />,
    icon: <IconAlertTriangle size={16} aria-hidden />,
    autoClose: SHOWN_WITH_UNDO_MS,
    classNames: classes,
    'data-failed': true,
    closeButtonProps: { 'aria-label': t`Close` },
    role: 'alert',
  } as Parameters<typeof notifications.show>[0])
}

/** Says what was thrown, with what to do where it knows. */
export function toastThrown(thrown: unknown): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const advice = thrown instanceof Error && 'advice' in thrown ? String(thrown.advice) : ''
  toastProblem({ message, advice })
}

/** Takes back the last act that can be; false when there is none. */
export function undoLast(): boolean {
  const last = undoable.at(-1)
  if (!last) return false
  void takeBack(last.id)
  return true
}

async function takeBack(id: string): Promise<void> {
  const index = undoable.findIndex((each) => each.id === id)
  const [waiting] = index < 0 ? [] : undoable.splice(index, 1)
  if (!waiting) return
  notifications.hide(id)
  try {
    await waiting.undo()
  } catch (thrown) {
    toastThrown(thrown)
  }
}

function WithUndo({ id, text }: { id: string; text: string }) {
  const [busy, setBusy] = useState(false)
  return (
    <span className={classes.line}>
      <span className={classes.text}>
        <SafeText text={text} most={MOST} />
      </span>
      <Button
        small
        tone="quiet"
        keys="mod+z"
        busy={busy}
        onClick={() => {
          setBusy(true)
          void takeBack(id)
        }}
      >
        <Trans>Undo</Trans>
      </Button>
    </span>
  )
}

export function ToastLayer() {
  const { t } = useLingui()
  return (
    <aside aria-label={t`Messages`} className={classes.layer}>
      <Notifications
        withinPortal={false}
        position="bottom-right"
        limit={4}
        zIndex={600}
        transitionDuration={150}
      />
    </aside>
  )
}

/** For specs: forgets what could be undone. */
export function forgetToasts(): void {
  undoable.length = 0
  notifications.clean()
}
