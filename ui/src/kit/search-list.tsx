import type { Icon } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { IconSearch } from './icons'
import { Keys } from './keys'
import { SafeLine } from './safe-text'
import classes from './search-list.module.css'

export type ListEntry = {
  id: string
  label: string
  detail?: string
  icon?: Icon
  /** In place of the icon: a tenant's colour, a face. */
  mark?: ReactNode
  /** At the right end: a label, a number. */
  end?: ReactNode
  keys?: string
  reason?: string | null
  run: () => void
}

export type ListGroup = { id: string; title: string; entries: ListEntry[] }

type SearchListProps = {
  text: string
  onText: (text: string) => void
  groups: readonly ListGroup[]
  label: string
  placeholder: string
  /** Said, and shown, when nothing is listed. */
  nothing: ReactNode
  /** After an entry was chosen, before it runs. */
  onDone: () => void
  /** Larger, for the palette. */
  large?: boolean
}

/**
 * A field and what it finds: type, move with the arrows, Enter runs. The focus stays in the field
 * (a combobox), so that typing and choosing never fight.
 */
export function SearchList(props: SearchListProps) {
  const { text, onText, groups, label, placeholder, nothing, onDone, large } = props
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const entries = groups.flatMap((group) => group.entries)
  const found = entries.findIndex((each) => each.id === wanted)
  const at = Math.max(0, found)
  const chosen = entries[at]
  const idOf = (entry: ListEntry) => `${listId}-${entries.indexOf(entry)}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is chosen comes into view.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])

  const run = (entry: ListEntry | undefined) => {
    if (!entry || entry.reason) return
    onDone()
    entry.run()
  }
  const pressed = (event: KeyboardEvent) => {
    const count = entries.length
    const move = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (event.nativeEvent.isComposing || (move === undefined && event.key !== 'Enter')) return
    event.preventDefault()
    if (move === undefined) run(chosen)
    else if (count > 0) setWanted(entries[(move + count) % count]?.id ?? null)
  }

  return (
    <div className={large ? classes.large : classes.small}>
      <div className={classes.head}>
        <IconSearch size={large ? 18 : 14} stroke={1.75} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to type into.
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen && idOf(chosen)}
          aria-autocomplete="list"
          aria-label={label}
          className={classes.input}
          value={text}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          onKeyDown={pressed}
          onChange={(event) => {
            onText(event.currentTarget.value)
            setWanted(null)
          }}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={label} className={classes.list}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={group.title}>
            <div className={classes.title} aria-hidden>
              {group.title}
            </div>
            {group.entries.map((entry) => (
              <Option
                key={entry.id}
                id={idOf(entry)}
                entry={entry}
                chosen={entry === chosen}
                onPoint={() => setWanted(entry.id)}
                onRun={() => run(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <div role="status" className={entries.length === 0 ? classes.nothing : 'only-heard'}>
        {entries.length === 0 && nothing}
      </div>
    </div>
  )
}

type OptionProps = {
  id: string
  entry: ListEntry
  chosen: boolean
  onPoint: () => void
  onRun: () => void
}

function Option({ id, entry, chosen, onPoint, onRun }: OptionProps) {
  const Glyph = entry.icon
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-disabled={!!entry.reason}
      className={classes.entry}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
      onPointerMove={() => !chosen && onPoint()}
    >
      <span className={classes.icon}>
        {entry.mark ?? (Glyph && <Glyph size={16} stroke={1.75} aria-hidden />)}
      </span>
      <SafeLine text={entry.label} />
      {entry.detail && <SafeLine text={entry.detail} className={classes.detail} />}
      {entry.reason && <span className={classes.detail}>{entry.reason}</span>}
      <span className={classes.end}>
        {entry.end}
        {entry.keys && (
          <span aria-hidden>
            <Keys combo={entry.keys} />
          </span>
        )}
      </span>
    </div>
  )
}
