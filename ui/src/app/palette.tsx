import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { AppRef } from '@/bindings'
import { Dialog } from '@/kit/dialog'
import { IconSearch } from '@/kit/icons'
import { Keys } from '@/kit/keys'
import { SafeLine } from '@/kit/safe-text'
import classes from './palette.module.css'
import { type PaletteEntry, type PaletteGroup, usePaletteGroups } from './use-palette-groups'

/** Ctrl/⌘ K: go, do, find, paste an id. */
export default function Palette({ app, onClose }: { app: AppRef | null; onClose: () => void }) {
  const { t } = useLingui()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState<string | null>(null)
  const { groups, finding } = usePaletteGroups(app, text)
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.max(
    0,
    entries.findIndex((each) => each.id === wanted),
  )
  const chosen = entries[at]
  const optionId = (entry: PaletteEntry) => `${listId}-${entry.id.replace(/\W+/g, '-')}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is chosen comes into view.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry || entry.reason) return
    onClose()
    entry.run()
  }
  const move = (to: number) => {
    const count = entries.length
    if (count > 0) setWanted(entries[(to + count) % count]?.id ?? null)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'Enter') run(chosen)
    else return
    event.preventDefault()
  }

  return (
    <Dialog opened bare title={t`Find or do something`} onClose={onClose} size={620}>
      <div className={classes.head}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen && optionId(chosen)}
          aria-autocomplete="list"
          aria-label={t`Find or do something`}
          className={classes.input}
          value={text}
          spellCheck={false}
          autoComplete="off"
          placeholder={t`Go to a place, do something, or paste an id`}
          onKeyDown={pressed}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setWanted(null)
          }}
        />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t`What was found`}
        className={classes.list}
      >
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            chosen={chosen?.id}
            optionId={optionId}
            onPoint={(entry) => setWanted(entry.id)}
            onRun={run}
          />
        ))}
      </div>
      <div role="status" className={entries.length === 0 ? classes.nothing : 'only-heard'}>
        {entries.length === 0 &&
          (finding ? (
            <Trans>Looking…</Trans>
          ) : (
            <Trans>Nothing has this name or id. A whole id is also asked of CometChat.</Trans>
          ))}
      </div>
      <div className={classes.foot} aria-hidden>
        <Hint combo="arrowup arrowdown">{t`choose`}</Hint>
        <Hint combo="enter">{t`open`}</Hint>
        <Hint combo="escape">{t`close`}</Hint>
      </div>
    </Dialog>
  )
}

type GroupProps = {
  group: PaletteGroup
  chosen: string | undefined
  optionId: (entry: PaletteEntry) => string
  onPoint: (entry: PaletteEntry) => void
  onRun: (entry: PaletteEntry) => void
}

function Group({ group, chosen, optionId, onPoint, onRun }: GroupProps) {
  return (
    <div role="group" aria-label={group.title}>
      <div className={classes.title} aria-hidden>
        {group.title}
      </div>
      {group.entries.map((entry) => {
        const Glyph = entry.icon
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
          <div
            key={entry.id}
            id={optionId(entry)}
            role="option"
            tabIndex={-1}
            aria-selected={entry.id === chosen}
            aria-disabled={!!entry.reason}
            className={classes.entry}
            onClick={() => onRun(entry)}
            onPointerMove={() => entry.id !== chosen && onPoint(entry)}
          >
            <span className={classes.icon}>
              {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
            </span>
            <SafeLine text={entry.label} />
            {entry.detail && <SafeLine text={entry.detail} className={classes.detail} />}
            {entry.reason && <span className={classes.detail}>{entry.reason}</span>}
            {entry.keys && (
              <span className={classes.keys} aria-hidden>
                <Keys combo={entry.keys} />
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Hint({ combo, children }: { combo: string; children: string }) {
  return (
    <span className={classes.hint}>
      {combo.split(' ').map((key) => (
        <Keys key={key} combo={key} />
      ))}
      {children}
    </span>
  )
}
