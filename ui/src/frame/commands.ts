/**
 * Commands: what can be done here, with a name, maybe a key, maybe a reason why not now. A page
 * says `useCommands([{ id: 'user.new', label: t`New user`, keys: 'n', run }])`; the key works, the
 * palette lists it and the `?` sheet shows it. Single letters never fire while typing, nothing of
 * the page fires behind a dialog, and of two commands with one key the later mounted wins.
 */
import type { Icon } from '@tabler/icons-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'

export type Command = {
  id: string
  label: string
  /** `n`, `mod+k`, `shift+delete`, `g u` (one after the other). */
  keys?: string
  icon?: Icon
  /** Where it stands in the sheet and the palette. */
  group?: 'page' | 'list' | 'go' | 'everywhere'
  /** Why it cannot be done now. */
  reason?: string | null
  /** Left out where something else handles the key and it is only listed. */
  run?: () => void
  /** Not in the palette: moving keys, things that make no sense there. */
  unlisted?: boolean
  /** Also fires behind dialogs and while typing. */
  always?: boolean
}

type Registration = { current: readonly Command[] }

const registrations: Registration[] = []
const watchers = new Set<() => void>()
let version = 0

function changed(): void {
  version += 1
  for (const each of watchers) each()
}

/** Offers commands while the calling component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const registration = useRef<Registration>({ current: commands })
  useEffect(() => {
    registration.current.current = commands
  })
  useEffect(() => {
    const mine = registration.current
    registrations.push(mine)
    changed()
    return () => {
      registrations.splice(registrations.indexOf(mine), 1)
      changed()
    }
  }, [])
}

/** All commands on offer, those mounted last first; of one id only the newest. */
export function allCommands(): Command[] {
  const seen = new Set<string>()
  return registrations
    .toReversed()
    .flatMap((each) => each.current)
    .filter((command) => !seen.has(command.id) && seen.add(command.id))
}

/** Renders again when pages come and go. */
export function useAllCommands(): Command[] {
  useSyncExternalStore(
    (heard) => {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
    () => version,
  )
  return allCommands()
}

const apple = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '')
const SEQUENCE_MS = 1200
const TYPING =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true]'
const IN_FRONT = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Listens to the keyboard for the whole window; returns what ends it. */
export function followKeys(target: Document = document): () => void {
  let first = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    first = ''
    clearTimeout(timer)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const step = stepOf(event)
    if (step === null) return
    const element = event.target instanceof Element ? event.target : null
    const typing = element?.closest(TYPING) != null
    // What the key has closed a moment ago was in front too, and is in the page no more.
    const behind = element !== null && (!element.isConnected || element.closest(IN_FRONT) !== null)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && step !== 'escape'
    const usable = allCommands().filter((each) => each.always || (!behind && !(typing && plain)))
    const sequence = first === '' ? step : `${first} ${step}`
    const command =
      usable.find((each) => each.keys === sequence) ?? usable.find((each) => each.keys === step)
    const opens = usable.some((each) => each.keys?.startsWith(`${step} `))
    forget()
    if (command?.run) {
      event.preventDefault()
      if (!command.reason) command.run()
    } else if (!command && opens) {
      first = step
      timer = setTimeout(forget, SEQUENCE_MS)
    }
  }
  target.addEventListener('keydown', pressed)
  return () => {
    forget()
    target.removeEventListener('keydown', pressed)
  }
}

/** The key as commands spell it, or null for a modifier alone. */
export function stepOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | null {
  const { key } = event
  if (['Control', 'Meta', 'Alt', 'Shift', 'Dead', 'Unidentified'].includes(key)) return null
  const mod = apple ? event.metaKey : event.ctrlKey
  const name = key === ' ' ? 'space' : key.toLowerCase()
  const letter = /^\p{L}$/u.test(key)
  // Shift belongs to the sign itself in `?`, and to the combination in `mod+shift+a`.
  const shift = event.shiftKey && (name.length > 1 || (letter && (mod || event.altKey)))
  if (event.shiftKey && letter && !mod && !event.altKey) return `shift+${name}`
  return [mod && 'mod', event.altKey && 'alt', shift && 'shift', name].filter(Boolean).join('+')
}
