import { Trans, useLingui } from '@lingui/react/macro'
import { createContext, type ReactElement, type ReactNode, use, useEffect, useState } from 'react'
import { truncateMiddle } from '@/lib/format'
import { IconButton } from './button'
import classes from './copy.module.css'
import { IconCheck, IconCopy, IconEye } from './icons'
import { tip } from './tip'
import { toast, toastThrown } from './toast'

const SAID_MS = 1600
/** Letters of an id that are shown where nothing else is asked for. */
const ROOM = 24

/** How text reaches the clipboard; the frame gives the core's way, which needs no permission. */
export const CopyContext = createContext<(text: string) => Promise<unknown>>(async () => undefined)

/** Answers clicks on everything marked `data-copy`, for the whole window. */
export function CopyLayer() {
  const { t } = useLingui()
  const write = use(CopyContext)
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      const marked = event.target instanceof Element && event.target.closest('[data-copy]')
      if (!(marked instanceof HTMLElement)) return
      const text = marked.dataset.copy ?? ''
      write(text).then(() => toast({ text: t`Copied ${text}` }), toastThrown)
    }
    document.addEventListener('click', clicked)
    return () => document.removeEventListener('click', clicked)
  }, [write, t])
  return null
}

/** `[copied, copy]`: `copied` stays true just long enough to be read. */
export function useCopy(): [boolean, (text: string) => void] {
  const write = use(CopyContext)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  return [copied, (text) => void write(text).then(() => setCopied(true), toastThrown)]
}

/** An id in a row of a table: no element but its text; `CopyLayer` answers its click. */
export function idCell(id: string, room: number = ROOM): ReactElement {
  return (
    <button type="button" tabIndex={-1} dir="auto" className={classes.still} data-copy={id}>
      {truncateMiddle(id, room)}
    </button>
  )
}

/** An id: monospace, cut in the middle, copied with a click, whole in the tip. */
export function IdText({ id, room = ROOM }: { id: string; room?: number }) {
  const { t } = useLingui()
  const [copied, copy] = useCopy()
  return (
    <button
      type="button"
      className={classes.id}
      aria-label={copied ? t`Copied ${id}` : t`Copy ${id}`}
      {...tip(copied ? t`Copied` : id)}
      onClick={(event) => {
        event.stopPropagation()
        copy(id)
      }}
    >
      <bdi>{truncateMiddle(id, room)}</bdi>
      {copied ? (
        <IconCheck size={12} aria-hidden className={classes.done} />
      ) : (
        <IconCopy size={12} aria-hidden className={classes.mark} />
      )}
    </button>
  )
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useLingui()
  const [copied, copy] = useCopy()
  return (
    <IconButton
      label={copied ? t`Copied` : label}
      icon={copied ? IconCheck : IconCopy}
      size="row"
      onClick={() => copy(text)}
    />
  )
}

type SecretProps = {
  /** What it is, for the names of the buttons: "REST API key". */
  name: string
  masked: string
  /** Asks the core to put the whole secret on the clipboard; a failure is told here. */
  onCopy: () => Promise<unknown>
  onReveal?: () => void
  /** Why it cannot be copied. */
  reason?: string | null
  /** Why it cannot be shown. */
  revealReason?: string | null
  children?: ReactNode
}

/** A secret as the window knows it: dots and a tail. */
export function MaskedSecret(props: SecretProps) {
  const { name, masked, onCopy, onReveal, reason, revealReason, children } = props
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)
  return (
    <span className={classes.secret}>
      <code className={classes.masked}>{masked}</code>
      <IconButton
        label={copied ? t`Copied; the clipboard is cleared after 60 seconds` : t`Copy ${name}`}
        icon={copied ? IconCheck : IconCopy}
        size="row"
        reason={reason}
        onClick={() => void onCopy().then(() => setCopied(true), toastThrown)}
        onBlur={() => setCopied(false)}
      />
      {onReveal && (
        <IconButton
          label={t`Show ${name}`}
          icon={IconEye}
          size="row"
          reason={revealReason}
          onClick={onReveal}
        />
      )}
      <span role="status" className="only-heard">
        {copied && <Trans>{name} copied. The clipboard is cleared after 60 seconds.</Trans>}
      </span>
      {children}
    </span>
  )
}
