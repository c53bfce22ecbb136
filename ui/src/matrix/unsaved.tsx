import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { PermissionHolder, PermissionMatrix } from '@/bindings'
import { ConflictDialog } from '@/form/conflict-dialog'
import { UnsavedBar } from '@/form/unsaved-bar'
import { SafeText } from '@/kit/safe-text'
import { defaultOf, holderKey, keyOf, type Value } from './edits'
import type { MatrixEdits } from './use-matrix'
import { columnName, type RoleNames, valueName } from './words'

type UnsavedProps = { matrix: PermissionMatrix; roles: RoleNames; state: MatrixEdits }

/** Changes of permissions until they are saved, and the question when others changed the same. */
export function Unsaved({ matrix, roles, state }: UnsavedProps) {
  const { t } = useLingui()
  /** What a permission of a role or scope is called, and its values; none where it is not known. */
  const placeOf = (holder: PermissionHolder, permission: string) => {
    const row = matrix.rows.find((each) => each.id === permission)
    const column = matrix.columns.find((each) => holderKey(each.holder) === holderKey(holder))
    if (!row || !column) return []
    const usual = defaultOf(column, row.id)
    const name = (value: Value) => <SafeText text={valueName(row, value ?? usual, roles)} />
    return [{ key: keyOf(holder, permission), what: `${columnName(column)}: ${row.title}`, name }]
  }
  const orDefault = (value: Value, name: (value: Value) => ReactNode) =>
    value === null ? <Trans>default ({name(value)})</Trans> : name(value)
  return (
    <>
      <UnsavedBar
        id="permissions.save"
        label={t`Save the permissions`}
        changes={[...state.edits.values()].flatMap(({ holder, permission, before, after }) =>
          placeOf(holder, permission).map(({ key, what, name }) => ({
            key,
            what,
            before: orDefault(before, name),
            after: orDefault(after, name),
            fault: state.faults.get(key),
            drop: () => state.drop(key),
          })),
        )}
        saving={state.saving}
        onSave={state.save}
        onDiscard={state.discard}
      />
      {state.conflicts.length > 0 && (
        <ConflictDialog
          heads={[t`Permission`, t`Set now`, t`Yours`]}
          conflicts={state.conflicts.flatMap(({ change, now }) =>
            placeOf(change.holder, change.permission).map(({ key, what, name }) => ({
              key,
              what,
              values: [name(now), name(change.after)] as const,
            })),
          )}
          theirs={t`Keep what is set now`}
          onTheirs={() => state.decide('theirs')}
          onMine={() => state.decide('mine')}
          onClose={state.forget}
        />
      )}
    </>
  )
}
