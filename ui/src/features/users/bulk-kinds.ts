import { t } from '@lingui/core/macro'
import type { JobTask, UserColumn } from '@/bindings'

/** Everything that can be done to many users as a job. */
export type BulkKind = Exclude<
  JobTask['kind'],
  'usersLeave' | 'members' | 'importBack' | 'listExport' | 'import'
>

/** What a form of a bulk act holds. */
export type BulkValues = {
  role: string
  tags: string[]
  guid: string
  format: 'csv' | 'xlsx' | 'json'
  columns: UserColumn[]
}

export const NOTHING_CHOSEN: BulkValues = {
  role: '',
  tags: [],
  guid: '',
  format: 'csv',
  columns: ['uid', 'name', 'role', 'tags', 'status', 'lastActiveAt', 'createdAt', 'deactivatedAt'],
}

/** Whether something must be chosen before the act can be planned. */
export function wantsChoice(kind: BulkKind): boolean {
  switch (kind) {
    case 'usersRole':
    case 'usersTag':
    case 'usersUntag':
    case 'usersJoin':
    case 'usersExport':
      return true
    case 'usersDeactivate':
    case 'usersReactivate':
    case 'usersDelete':
    case 'usersFlush':
      return false
  }
}

export function taskOf(kind: BulkKind, values: BulkValues): JobTask {
  switch (kind) {
    case 'usersRole':
      return { kind, role: values.role }
    case 'usersTag':
    case 'usersUntag':
      return { kind, tags: values.tags }
    case 'usersJoin':
      return { kind, guid: values.guid }
    case 'usersExport':
      return { kind, format: values.format, columns: values.columns }
    case 'usersDeactivate':
    case 'usersReactivate':
    case 'usersDelete':
    case 'usersFlush':
      return { kind }
  }
}

export function faultsOf(kind: BulkKind, values: BulkValues): Partial<Record<string, string>> {
  switch (kind) {
    case 'usersRole':
      return values.role.trim() === '' ? { role: t`Choose a role.` } : {}
    case 'usersTag':
    case 'usersUntag':
      return values.tags.length === 0 ? { tags: t`Name at least one tag.` } : {}
    case 'usersJoin':
      return values.guid === '' ? { guid: t`Choose a group.` } : {}
    case 'usersExport':
      return values.columns.length === 0 ? { columns: t`Choose at least one column.` } : {}
    default:
      return {}
  }
}
