import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type {
  AppRef,
  PermissionColumn,
  PermissionConflict,
  PermissionMatrix,
  PermissionsSaved,
} from '@/bindings'
import { type Address, useDirtyGuard } from '@/form/use-dirty-guard'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import type { ActGroup } from '@/kit/act-menu'
import { IconArrowBackUp, IconCopy } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { type Search, textOf } from '@/lib/search'
import {
  changesOf,
  copied,
  decided,
  type Edits,
  edited,
  holderKey,
  keyOf,
  NO_EDITS,
  reset,
  type Value,
  without,
} from './edits'
import { columnName } from './words'

/** Another choice of columns, or a panel beside, leaves the matrix and its changes in place. */
function staysHere(from: Address, to: Address): boolean {
  const tab = ({ search }: Address) => textOf(search as Search, 'tab')
  return from.pathname === to.pathname && tab(from) === tab(to)
}

const stale = (app: AppRef) => () => [keys.app(app, 'roles'), keys.activity]

/** The changes of a matrix until they are saved, and what came of saving them. */
export function useMatrix(app: AppRef, matrix: PermissionMatrix, reason: string | null) {
  const { t } = useLingui()
  const [edits, setEdits] = useState<Edits>(NO_EDITS)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [conflicts, setConflicts] = useState<PermissionConflict[]>([])
  const call = useCall((wanted: Edits) => host.permissionsSave(app, changesOf(wanted)), {
    stale: stale(app),
  })
  const undo = useCall((id: string) => host.activityUndo(id), { stale: stale(app) })
  useDirtyGuard(edits.size > 0, staysHere)

  const change = (next: Edits) => {
    setEdits(next)
    setFaults(new Map([...faults].filter(([key]) => next.get(key) === edits.get(key))))
  }
  const takeBack = async (ids: readonly string[]) => {
    for (const id of ids.toReversed()) await undo.mutateAsync(id)
  }
  const ended = (wanted: Edits, saved: PermissionsSaved) => {
    setConflicts(saved.conflicts)
    if (saved.conflicts.length > 0) return setEdits(wanted)
    setEdits(without(wanted, saved.saved))
    setFaults(
      new Map(saved.failed.map((each) => [keyOf(each.holder, each.permission), each.message])),
    )
    const count = saved.saved.length
    if (count > 0) {
      toast({
        text: count === 1 ? t`Saved 1 permission` : t`Saved ${count} permissions`,
        undo: saved.undo.length > 0 ? () => takeBack(saved.undo) : null,
      })
    }
    const [first] = saved.failed
    if (first) {
      const left = saved.failed.length
      toastProblem({
        message: left === 1 ? t`1 change was not saved.` : t`${left} changes were not saved.`,
        advice: first.message,
      })
    }
  }
  const save = (wanted: Edits = edits) => {
    if (wanted.size === 0 || call.isPending) return
    call.mutate(wanted, {
      onSuccess: (saved) => ended(wanted, saved),
      onError: toastProblem,
    })
  }
  const decide = (whose: 'mine' | 'theirs') => {
    const next = decided(edits, conflicts, whose)
    setConflicts([])
    setEdits(next)
    save(next)
  }
  const acts = (column: PermissionColumn): ActGroup[] => {
    const others = matrix.columns.filter(
      (each) => holderKey(each.holder) !== holderKey(column.holder) && !each.problem,
    )
    const off = reason ?? column.problem?.message ?? null
    return [
      [
        {
          id: 'reset',
          label: t`Reset all to the default`,
          icon: IconArrowBackUp,
          reason: off,
          run: () => change(reset(edits, matrix.rows, column)),
        },
      ],
      others.map((other) => ({
        id: `copy ${holderKey(other.holder)}`,
        label: t`Copy all from ${columnName(other)}`,
        icon: IconCopy,
        reason: off,
        run: () => change(copied(edits, matrix.rows, other, column)),
      })),
    ]
  }
  return {
    edits,
    faults,
    conflicts,
    saving: call.isPending,
    acts,
    decide,
    save: () => save(),
    edit: (column: PermissionColumn, permission: string, value: Value) =>
      change(edited(edits, column, permission, value)),
    drop: (key: string) => {
      const next = new Map(edits)
      next.delete(key)
      change(next)
    },
    discard: () => change(NO_EDITS),
    forget: () => setConflicts([]),
  }
}

export type MatrixEdits = ReturnType<typeof useMatrix>
