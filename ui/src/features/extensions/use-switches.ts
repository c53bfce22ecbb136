import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, ExtensionRow, ExtensionSwitched } from '@/bindings'
import { useDirtyGuard } from '@/form/use-dirty-guard'
import { profileQuery } from '@/ipc/questions'
import { toast, toastProblem } from '@/kit/toast'
import { useSwitch, useUndo } from './api'
import { whyNotChange } from './rules'

export type Switches = ReturnType<typeof useSwitches>

/** Why this installation may not change extensions, or null. */
export function useWhyNot(): string | null {
  const profile = useQuery(profileQuery).data?.profile
  return profile ? whyNotChange(profile) : null
}

/** Extensions switched on the screen and not saved yet, and what came of saving them. */
export function useSwitches(app: AppRef, rows: readonly ExtensionRow[]) {
  const { t } = useLingui()
  const [edits, setEdits] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [results, setResults] = useState<readonly ExtensionSwitched[]>([])
  const reason = useWhyNot()
  const call = useSwitch(app)
  const undo = useUndo(app)
  const changed = rows.filter((row) => edits.has(row.id) && edits.get(row.id) !== row.on)
  useDirtyGuard(changed.length > 0, (from, to) => from.pathname === to.pathname)

  const save = () => {
    if (changed.length === 0 || call.isPending) return
    const ids = (on: boolean) => changed.filter((row) => !row.on === on).map((row) => row.id)
    call.mutate(
      { on: ids(true), off: ids(false) },
      {
        onSuccess: ({ value, undo: id }) => {
          const failed = value.filter((each) => each.problem !== null)
          const done = value.length - failed.length
          setEdits(new Map(failed.map((each) => [each.id, each.on])))
          setResults(failed.length > 0 || value.some((each) => each.unchanged) ? value : [])
          if (done === 0) return
          toast({
            text: done === 1 ? t`Switched 1 extension` : t`Switched ${done} extensions`,
            undo: id ? () => undo.mutateAsync(id) : null,
          })
        },
        onError: toastProblem,
      },
    )
  }
  return {
    reason,
    changed,
    results,
    saving: call.isPending,
    wanted: (row: ExtensionRow) => edits.get(row.id) ?? row.on,
    set: (row: ExtensionRow, on: boolean) => {
      const next = new Map(edits)
      if (on === row.on) next.delete(row.id)
      else next.set(row.id, on)
      setEdits(next)
      setResults([])
    },
    drop: (row: ExtensionRow) => setEdits(new Map([...edits].filter(([id]) => id !== row.id))),
    discard: () => setEdits(new Map()),
    forget: () => setResults([]),
    save,
  }
}
