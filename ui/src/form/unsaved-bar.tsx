import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconAlertTriangle, IconArrowRight, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './unsaved-bar.module.css'

/** A change that is not saved yet. */
export type UnsavedChange = {
  key: string
  /** What is changed: "Default: Send messages". */
  what: string
  before: ReactNode
  after: ReactNode
  /** What it means, in a sentence. */
  note?: string
  /** Why it was refused. */
  fault?: string | null
  drop: () => void
}

type UnsavedBarProps = {
  /** Of the command that saves, and what it is called in the palette. */
  id: string
  label: string
  changes: readonly UnsavedChange[]
  saving: boolean
  onSave: () => void
  onDiscard: () => void
  /** On the button, in place of how many changes it saves. */
  save?: string
  /** Said where saving makes sense without a change: a first set-up takes the defaults too. */
  unchanged?: string | null
  /** Above the changes: what came of the last ones. */
  children?: ReactNode
}

/** At the bottom while something is not saved: what would change, and one Save for all of it. */
export function UnsavedBar(props: UnsavedBarProps) {
  const { id, label, changes, saving, onSave, onDiscard, unchanged, children } = props
  const { t } = useLingui()
  const [folded, setFolded] = useState(false)
  const count = changes.length
  const nothing = count === 0 && !unchanged ? t`Nothing is changed yet.` : null
  const some = count === 1 ? t`Save 1 change` : t`Save ${count} changes`
  useCommands([{ id, label, keys: 'mod+enter', group: 'page', reason: nothing, run: onSave }])
  if (nothing && !children) return null
  return (
    <section aria-label={t`Changes not saved yet`} className={classes.bar}>
      {children}
      {!nothing && (
        <div className={classes.head}>
          <span role="status" className={classes.count}>
            {count === 0 ? (
              unchanged
            ) : (
              <Plural
                value={count}
                one="# change is not saved yet"
                other="# changes are not saved yet"
              />
            )}
          </span>
          {count > 0 && (
            <Button
              small
              tone="quiet"
              aria-expanded={!folded}
              onClick={() => setFolded((before) => !before)}
            >
              {folded ? t`Show them` : t`Hide them`}
            </Button>
          )}
          <div className={classes.acts}>
            {count > 0 && (
              <Button small onClick={onDiscard} reason={saving ? t`Saving goes on.` : null}>
                <Trans>Discard</Trans>
              </Button>
            )}
            <Button small tone="primary" keys="mod+enter" busy={saving} onClick={onSave}>
              {props.save ?? some}
            </Button>
          </div>
        </div>
      )}
      {!folded && count > 0 && (
        <ul className={classes.changes} aria-label={t`Changes not saved yet`}>
          {changes.map(({ key, ...change }) => (
            <Line key={key} {...change} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ what, before, after, note, fault, drop }: Omit<UnsavedChange, 'key'>) {
  const { t } = useLingui()
  return (
    <li className={classes.change}>
      <span className={classes.what}>
        <SafeText text={what} />
      </span>
      <span>{before}</span>
      <IconArrowRight size={14} aria-hidden />
      <strong>{after}</strong>
      {note && (
        <span className={classes.note}>
          <SafeText text={note} />
        </span>
      )}
      {fault && (
        <span className={classes.fault}>
          <IconAlertTriangle size={14} aria-hidden />
          <SafeText text={fault} />
        </span>
      )}
      <IconButton label={t`Take back ${what}`} icon={IconX} size="row" onClick={drop} />
    </li>
  )
}
