import { t } from '@lingui/core/macro'
import type { PermissionColumn, PermissionMatrix, PermissionRow } from '@/bindings'
import { clip, plainSafely, shortName } from '@/lib/safe-text'
import type { Value } from './edits'

/** Letters of a list of words. */
const MOST = 400

/** The same with names and sentences of others made harmless and short. */
export function harmless({ rows, columns }: PermissionMatrix): PermissionMatrix {
  return {
    rows: rows.map((row) => ({
      ...row,
      group: shortName(row.group),
      title: shortName(row.title),
      help: plainSafely(clip(row.help, MOST)),
    })),
    columns: columns.map((column) => ({ ...column, name: shortName(column.name) })),
  }
}

/** Names of roles by id. */
export type RoleNames = Readonly<Record<string, string>>

/** A word of the service in everyday words; what is not known stays as it is. */
export function wordName(word: string): string {
  switch (word) {
    case 'allow':
      return t({ message: 'allowed', comment: 'value of a permission' })
    case 'deny':
      return t({ message: 'denied', comment: 'value of a permission' })
    case 'all':
      return t({ message: 'everybody', comment: 'value of a permission' })
    case 'friends':
      return t({ message: 'friends alone', comment: 'value of a permission' })
    case 'user':
      return t({ message: 'users', comment: 'receivers of messages' })
    case 'group':
      return t({ message: 'groups', comment: 'receivers of messages' })
    default:
      return shortName(word)
  }
}

/** What a value comes to: one word, or what a list allows or forbids. */
export function valueName(row: PermissionRow, value: readonly string[], roles: RoleNames): string {
  if (row.shape === 'word') return value[0] === undefined ? '–' : wordName(value[0])
  if (value.length === 0) {
    return row.forbids
      ? t({ message: 'nobody', comment: 'whom a permission forbids something' })
      : t({ message: 'no limit', comment: 'a permission that allows everything' })
  }
  const name = (word: string) => (row.shape === 'roles' ? (roles[word] ?? word) : wordName(word))
  return clip(value.map(name).join(', '), MOST)
}

/** Where a value comes from. */
export function sourceName(column: PermissionColumn, value: Value, unsaved: boolean): string {
  if (unsaved) return value === null ? t`back to the default, not saved` : t`not saved yet`
  if (value !== null) return t`set here`
  return column.told ? t`default` : t`default, as far as CometChat tells`
}

/** A scope by its name, any role by its own. */
export function columnName(column: PermissionColumn): string {
  if (column.holder.kind === 'role') return column.name
  switch (column.holder.scope) {
    case 'admin':
      return t({ message: 'Admins', comment: 'members of a group by scope' })
    case 'moderator':
      return t({ message: 'Moderators', comment: 'members of a group by scope' })
    case 'participant':
      return t({ message: 'Participants', comment: 'members of a group by scope' })
    default:
      return column.name
  }
}
