import { useLingui } from '@lingui/react/macro'
import type { Icon } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCommands } from '@/frame/commands'
import { Button } from '@/kit/button'
import classes from './users.module.css'

/** A button in the bar of a tab, and the field that it opens in its place. */
export type Way<Id extends string> = {
  id: Id
  label: string
  /** Of those that change something. */
  icon?: Icon
  /** Why it cannot be gone now. */
  reason?: string | null
  /** What closes the field is called; "Cancel" where nothing is said. */
  close?: string
  field: ReactNode
}

type BarWaysProps<Id extends string> = {
  ways: readonly Way<Id>[]
  /** Whose field is open. */
  open: Id | null
  onOpen: (id: Id | null) => void
}

/** Ways to add to the list of a tab. A field takes the focus, and gives it back to its button. */
export function BarWays<Id extends string>({ ways, open, onOpen }: BarWaysProps<Id>) {
  const { t } = useLingui()
  const last = useRef(open)
  const bar = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const { current: former } = last
    last.current = open
    const wanted = open === null ? former && `[data-way="${former}"]` : 'input'
    if (wanted) bar.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [open])

  const opened = ways.find((way) => way.id === open)
  return (
    <span ref={bar} className={classes.ways}>
      {opened ? (
        <>
          <span className={classes.way}>{opened.field}</span>
          <CloseButton label={opened.close ?? t`Cancel`} onClose={() => onOpen(null)} />
        </>
      ) : (
        ways.map((way) => <WayButton key={way.id} way={way} onOpen={() => onOpen(way.id)} />)
      )}
    </span>
  )
}

/** Opens the field of a way; stands in an empty list too. */
export function WayButton<Id extends string>(props: { way: Way<Id>; onOpen: () => void }) {
  const { way, onOpen } = props
  return (
    <Button
      small
      data-way={way.id}
      tone={way.icon ? 'plain' : 'quiet'}
      icon={way.icon}
      reason={way.reason}
      onClick={onOpen}
    >
      {way.label}
    </Button>
  )
}

/** Closes the field, as Esc does while it is there. */
function CloseButton({ label, onClose }: { label: string; onClose: () => void }) {
  useCommands([{ id: 'way.close', label, keys: 'escape', unlisted: true, run: onClose }])
  return (
    <Button small tone="quiet" keys="escape" onClick={onClose}>
      {label}
    </Button>
  )
}
