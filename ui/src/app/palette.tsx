import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import type { AppRef } from '@/bindings'
import { Dialog } from '@/kit/dialog'
import { Keys } from '@/kit/keys'
import { SearchList } from '@/kit/search-list'
import { takeEarlyTyping } from './early-typing'
import classes from './palette.module.css'
import { usePaletteGroups } from './use-palette-groups'

/** Ctrl/⌘ K: go, do, find, paste an id. */
export default function Palette({ app, onClose }: { app: AppRef | null; onClose: () => void }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  // The field has the focus by now; what came before it goes in front.
  useEffect(() => {
    const early = takeEarlyTyping()
    if (early !== '') setText((later) => early + later)
  }, [])
  const { groups, finding } = usePaletteGroups(app, text)
  return (
    <Dialog opened bare title={t`Find or do something`} onClose={onClose} size={620}>
      <SearchList
        large
        text={text}
        onText={setText}
        groups={groups}
        label={t`Find or do something`}
        placeholder={t`Go to a place, do something, or paste an id`}
        onDone={onClose}
        nothing={
          finding ? (
            <Trans>Looking…</Trans>
          ) : (
            <Trans>Nothing has this name or id. A whole id is also asked of CometChat.</Trans>
          )
        }
      />
      <div className={classes.foot} aria-hidden>
        <Hint combo="arrowup|arrowdown">{t`choose`}</Hint>
        <Hint combo="enter">{t`open`}</Hint>
        <Hint combo="escape">{t`close`}</Hint>
      </div>
    </Dialog>
  )
}

function Hint({ combo, children }: { combo: string; children: string }) {
  return (
    <span className={classes.hint}>
      <Keys combo={combo} />
      {children}
    </span>
  )
}
