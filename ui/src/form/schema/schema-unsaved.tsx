import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldConflict, FormField } from '@/bindings'
import { SafeText } from '@/kit/safe-text'
import { ConflictDialog } from '../conflict-dialog'
import { UnsavedBar } from '../unsaved-bar'
import { type Edit, type FormStore, useFormChanges, type Value } from './store'
import { valueWords } from './words'

type SchemaUnsavedProps = {
  store: FormStore
  /** "Save changes", "Set up Giphy", "Make the widget". */
  save: string
  saving: boolean
  /** Nothing need be changed: a first set-up takes the defaults too. */
  always?: boolean
  onSave: () => void
}

/** At the bottom while something of a form is not saved. */
export function SchemaUnsaved({ store, save, saving, always, onSave }: SchemaUnsavedProps) {
  const { t } = useLingui()
  const edits = useFormChanges(store)
  return (
    <UnsavedBar
      id="schema.save"
      label={save}
      save={save}
      changes={edits.map(({ field, before, after }) => ({
        key: field.path,
        what: `${field.group}: ${field.label}`,
        before: <SafeText text={valueWords(field, before)} />,
        after: <Wanted field={field} after={after} />,
        drop: () => store.drop(field.path),
      }))}
      saving={saving}
      unchanged={always ? t`Nothing is stored yet` : null}
      onSave={onSave}
      onDiscard={store.discard}
    />
  )
}

/** What a field is to hold; of a secret, where it comes from. */
function Wanted({ field, after }: Pick<Edit, 'field' | 'after'>) {
  if (field.shape.kind !== 'secret') return <SafeText text={valueWords(field, after)} />
  if (after === '') return <Trans>what you typed</Trans>
  return (
    <Trans>
      the one in <SafeText text={String(after)} />
    </Trans>
  )
}

type SchemaConflictsProps = {
  store: FormStore
  conflicts: readonly FieldConflict[]
  onDecide: (whose: 'mine' | 'theirs') => void
  onClose: () => void
}

/** Asks which values count where somebody else changed the same fields meanwhile. */
export function SchemaConflicts({ store, conflicts, onDecide, onClose }: SchemaConflictsProps) {
  const { t } = useLingui()
  const words = (field: FormField, value: Value) => <SafeText text={valueWords(field, value)} />
  return (
    <ConflictDialog
      heads={[t`Field`, t`Stored now`, t`Yours`]}
      conflicts={conflicts.flatMap(({ path, label, now, masked }) => {
        const field = store.form.fields.find((each) => each.path === path)
        if (!field) return []
        const values =
          field.shape.kind === 'secret'
            ? ([masked ?? t`empty`, t`what you typed`] as const)
            : ([words(field, now), words(field, store.value(path))] as const)
        return [{ key: path, what: label, values }]
      })}
      theirs={t`Keep what is stored now`}
      onTheirs={() => onDecide('theirs')}
      onMine={() => onDecide('mine')}
      onClose={onClose}
    />
  )
}
