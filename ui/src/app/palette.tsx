import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { AppRef } from '@/bindings'
import { Dialog } from '@/kit/dialog'
import { IconSearch } from '@/kit/icons'
import { Keys } from '@/kit/keys'
import { SafeLine } from '@/kit/safe-text'
import classes from './palette.module.css'
import { type PaletteGroup, usePaletteGroups } from './use-palette-groups'

/** Ctrl/⌘ K: go, do, find, paste an id. */
export default function Palette({ app, onClose }: { app: AppRef | null; onClose: () => void }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const box = useCombobox({ opened: true })
  const { groups, finding } = usePaletteGroups(app, text)
  const first = groups[0]?.entries[0]?.id

  // The first line is always ready for Enter, also after the answer of a search has come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store's functions are new on every render.
  useEffect(() => {
    if (first !== undefined) box.selectFirstOption()
  }, [first])

  const choose = (id: string) => {
    const entry = groups.flatMap((group) => group.entries).find((each) => each.id === id)
    if (!entry || entry.reason) return
    onClose()
    entry.run()
  }

  return (
    <Dialog
      opened
      title={<span className="only-heard">{t`Find or do something`}</span>}
      onClose={onClose}
      size={620}
      bare
    >
      <Combobox store={box} onOptionSubmit={choose}>
        <div className={classes.head}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <Combobox.EventsTarget>
            <input
              data-autofocus
              className={classes.input}
              value={text}
              spellCheck={false}
              autoComplete="off"
              aria-label={t`Find or do something`}
              placeholder={t`Go to a place, do something, or paste an id`}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
        </div>
        <Combobox.Options className={classes.list} aria-label={t`What was found`}>
          {groups.map((group) => (
            <Group key={group.id} group={group} />
          ))}
          {groups.length === 0 && (
            <div className={classes.nothing}>
              {finding ? (
                <Trans>Looking…</Trans>
              ) : (
                <Trans>Nothing has this name or id. A whole id is also asked of CometChat.</Trans>
              )}
            </div>
          )}
        </Combobox.Options>
      </Combobox>
      <div className={classes.foot} aria-hidden>
        <Keys combo="arrowup" />
        <Keys combo="arrowdown" />
        <span>{t`choose`}</span>
        <Keys combo="enter" />
        <span>{t`open`}</span>
        <Keys combo="escape" />
        <span>{t`close`}</span>
      </div>
    </Dialog>
  )
}

function Group({ group }: { group: PaletteGroup }) {
  return (
    <Combobox.Group label={group.title}>
      {group.entries.map((entry) => {
        const Glyph = entry.icon
        return (
          <Combobox.Option key={entry.id} value={entry.id} disabled={!!entry.reason}>
            <span className={classes.entry}>
              {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
              <SafeLine text={entry.label} />
              {entry.detail && <SafeLine text={entry.detail} className={classes.detail} />}
              {entry.reason && <span className={classes.detail}>{entry.reason}</span>}
              {entry.keys && (
                <span className={classes.keys}>
                  <Keys combo={entry.keys} />
                </span>
              )}
            </span>
          </Combobox.Option>
        )
      })}
    </Combobox.Group>
  )
}
