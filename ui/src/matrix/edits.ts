/**
 * Changes of permissions that are not saved yet, as plain values: what is set, what counts, what
 * would be sent. A value of null is the default.
 */
import type {
  PermissionChange,
  PermissionColumn,
  PermissionConflict,
  PermissionHolder,
  PermissionRow,
} from '@/bindings'

export type Value = readonly string[] | null
export type Edit = { holder: PermissionHolder; permission: string; before: Value; after: Value }
/** By `keyOf`, in the order they were made. */
export type Edits = ReadonlyMap<string, Edit>

export const NO_EDITS: Edits = new Map()

export function holderKey(holder: PermissionHolder): string {
  return holder.kind === 'role' ? `role ${holder.role}` : `scope ${holder.guid} ${holder.scope}`
}

export function keyOf(holder: PermissionHolder, permission: string): string {
  return `${permission} ${holderKey(holder)}`
}

/** What is set at the service, or null for the default. */
export function setAt(column: PermissionColumn, permission: string): Value {
  return column.set[permission] ?? null
}

export function defaultOf(column: PermissionColumn, permission: string): readonly string[] {
  return column.defaults[permission] ?? []
}

/** What is set with the changes made here. */
export function wanted(column: PermissionColumn, edits: Edits, permission: string): Value {
  const edit = edits.get(keyOf(column.holder, permission))
  return edit ? edit.after : setAt(column, permission)
}

/** What counts with the changes made here. */
export function counts(column: PermissionColumn, edits: Edits, permission: string) {
  return wanted(column, edits, permission) ?? defaultOf(column, permission)
}

/** Whether two values are the same, whatever the order of their words. */
export function same(one: Value, other: Value): boolean {
  if (one === null || other === null) return one === other
  return [...one].sort().join('\n') === [...other].sort().join('\n')
}

/** Wants another value; going back to what is set is no change any more. */
export function edited(
  edits: Edits,
  column: PermissionColumn,
  permission: string,
  after: Value,
): Edits {
  const next = new Map(edits)
  const key = keyOf(column.holder, permission)
  const before = setAt(column, permission)
  if (same(before, after)) next.delete(key)
  else next.set(key, { holder: column.holder, permission, before, after })
  return next
}

/** Every permission of a column as another column has it. */
export function copied(
  edits: Edits,
  rows: readonly PermissionRow[],
  from: PermissionColumn,
  to: PermissionColumn,
): Edits {
  return rows.reduce((all, { id }) => edited(all, to, id, wanted(from, all, id)), edits)
}

/** Every permission of a column back at its default. */
export function reset(edits: Edits, rows: readonly PermissionRow[], column: PermissionColumn) {
  return rows.reduce((all, { id }) => edited(all, column, id, null), edits)
}

/** Whether columns differ in what counts. */
export function differs(
  columns: readonly PermissionColumn[],
  edits: Edits,
  permission: string,
): boolean {
  const [first, ...others] = columns.map((column) => counts(column, edits, permission))
  return others.some((each) => !same(each, first ?? []))
}

export function changesOf(edits: Edits): PermissionChange[] {
  return [...edits.values()].map(({ holder, permission, before, after }) => ({
    holder,
    permission,
    before: before && [...before],
    after: after && [...after],
  }))
}

/** Without the changes that were saved. */
export function without(edits: Edits, saved: readonly PermissionChange[]): Edits {
  const next = new Map(edits)
  for (const { holder, permission } of saved) next.delete(keyOf(holder, permission))
  return next
}

/** The changes over what somebody else set meanwhile, or without those that are in question. */
export function decided(
  edits: Edits,
  conflicts: readonly PermissionConflict[],
  whose: 'mine' | 'theirs',
): Edits {
  const next = new Map(edits)
  for (const { change, now } of conflicts) {
    const key = keyOf(change.holder, change.permission)
    const edit = next.get(key)
    if (whose === 'theirs') next.delete(key)
    else if (edit) next.set(key, { ...edit, before: now })
  }
  return next
}
