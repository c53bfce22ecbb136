import { useLingui } from '@lingui/react/macro'
import type { NoticeSection, NoticeValue } from '@/bindings'
import { ConflictDialog } from '@/form/conflict-dialog'
import { UnsavedBar } from '@/form/unsaved-bar'
import { SafeText } from '@/kit/safe-text'
import { rowOf } from './edits'
import type { NoticeEdits } from './use-notices'
import { placeName, valueName } from './words'

type UnsavedProps = { sections: readonly NoticeSection[]; notices: NoticeEdits }

/** Changes until they are saved, and the question when somebody else changed the same. */
export function Unsaved({ sections, notices }: UnsavedProps) {
  const { t } = useLingui()
  /** What a setting is called, and its values. */
  const placeOf = (path: string) => {
    const found = rowOf(sections, path)
    const words = (value: NoticeValue | null) =>
      found ? valueName(found.row, path, value) : String(value)
    return {
      what: found ? placeName(found.section, found.row, path) : path,
      name: (value: NoticeValue | null) => <SafeText text={words(value)} />,
    }
  }
  return (
    <>
      <UnsavedBar
        id="notices.save"
        label={t`Save the notification settings`}
        changes={[...notices.edits.values()].map(({ path, before, after }) => {
          const { what, name } = placeOf(path)
          return {
            key: path,
            what,
            before: name(before),
            after: name(after),
            fault: notices.faults.get(path),
            drop: () => notices.drop(path),
          }
        })}
        saving={notices.saving}
        onSave={notices.save}
        onDiscard={notices.discard}
      />
      {notices.conflicts.length > 0 && (
        <ConflictDialog
          heads={[t`Setting`, t`Set now`, t`Yours`]}
          conflicts={notices.conflicts.map(({ change, now }) => {
            const { what, name } = placeOf(change.path)
            return { key: change.path, what, values: [name(now), name(change.after)] }
          })}
          theirs={t`Keep what is set now`}
          onTheirs={() => notices.decide('theirs')}
          onMine={() => notices.decide('mine')}
          onClose={notices.forget}
        />
      )}
    </>
  )
}
