import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconArrowRight, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './changes.module.css'
import { type Edit, type FormStore, useFormChanges } from './store'
import { valueWords } from './words'

type SchemaChangesProps = {
  store: FormStore
  /** "Save changes", "Set up Giphy", "Make the widget". */
  save: string
  saving: boolean
  /** Nothing need be changed: a first set-up takes the defaults too. */
  always?: boolean
  onSave: () => void
}

/** At the bottom while something is not saved: what would change, and one Save for all of it. */
export function SchemaChanges({ store, save, saving, always, onSave }: SchemaChangesProps) {
  const { t } = useLingui()
  const edits = useFormChanges(store)
  const [folded, setFolded] = useState(false)
  const count = edits.length
  const nothing = count === 0 && !always ? t`Nothing is changed yet.` : null
  useCommands([
    {
      id: 'schema.save',
      label: save,
      keys: 'mod+enter',
      group: 'page',
      reason: nothing,
      run: onSave,
    },
  ])
  if (nothing) return null
  return (
    <section aria-label={t`Changes not saved yet`} className={classes.bar}>
      <div className={classes.barHead}>
        <span role="status" className={classes.count}>
          {count === 0 ? (
            <Trans>Nothing is stored yet</Trans>
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
        <div className={classes.barActs}>
          {count > 0 && (
            <Button small onClick={store.discard} reason={saving ? t`Saving goes on.` : null}>
              <Trans>Revert</Trans>
            </Button>
          )}
          <Button small tone="primary" keys="mod+enter" busy={saving} onClick={onSave}>
            {save}
          </Button>
        </div>
      </div>
      {!folded && count > 0 && (
        <ul className={classes.changes} aria-label={t`Changes`}>
          {edits.map((edit) => (
            <Line key={edit.field.path} edit={edit} onDrop={() => store.drop(edit.field.path)} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ edit: { field, before, after }, onDrop }: { edit: Edit; onDrop: () => void }) {
  const { t } = useLingui()
  const isSecret = field.shape.kind === 'secret'
  return (
    <li>
      <span className={classes.what}>
        <SafeText text={`${field.group}: ${field.label}`} />
      </span>
      <span>
        <SafeText text={valueWords(field, before)} />
      </span>
      <IconArrowRight size={14} aria-hidden />
      <strong>
        {isSecret ? (
          after === '' ? (
            t`what you typed`
          ) : (
            <Trans>
              the one in <SafeText text={String(after)} />
            </Trans>
          )
        ) : (
          <SafeText text={valueWords(field, after)} />
        )}
      </strong>
      <IconButton label={t`Take back ${field.label}`} icon={IconX} size="row" onClick={onDrop} />
    </li>
  )
}
