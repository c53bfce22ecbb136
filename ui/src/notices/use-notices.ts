import { useLingui } from '@lingui/react/macro'
import type { QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import type { NoticeChange, NoticeConflict, NoticeRow, NoticeSaved, NoticeValue } from '@/bindings'
import { type Address, useDirtyGuard } from '@/form/use-dirty-guard'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { toast, toastProblem } from '@/kit/toast'
import { type Search, textOf } from '@/lib/search'
import { decided, type Edits, edited, NO_EDITS, without } from './edits'

/** A search or a panel beside leaves the settings and their changes in place. */
function staysHere(from: Address, to: Address): boolean {
  const tab = ({ search }: Address) => textOf(search as Search, 'tab')
  return from.pathname === to.pathname && tab(from) === tab(to)
}

/** The changes of settings until they are saved, and what came of saving them. */
export function useNotices(
  act: (changes: NoticeChange[]) => Promise<NoticeSaved>,
  stale: () => QueryKey[],
) {
  const { t } = useLingui()
  const [edits, setEdits] = useState<Edits>(NO_EDITS)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [conflicts, setConflicts] = useState<readonly NoticeConflict[]>([])
  const all = () => [...stale(), keys.activity]
  const call = useCall((wanted: Edits) => act([...wanted.values()]), { stale: all })
  const undo = useCall((id: string) => host.activityUndo(id), { stale: all })
  useDirtyGuard(edits.size > 0, staysHere)

  const save = (wanted: Edits = edits) => {
    if (wanted.size === 0 || call.isPending) return
    setFaults(new Map())
    call.mutate(wanted, {
      onSuccess: (saved) => {
        setConflicts(saved.conflicts)
        if (saved.conflicts.length > 0) return setEdits(wanted)
        setEdits(NO_EDITS)
        const { undo: id } = saved
        const count = wanted.size
        toast({
          text: count === 1 ? t`Saved 1 setting` : t`Saved ${count} settings`,
          undo: id ? () => undo.mutateAsync(id) : null,
        })
      },
      onError: (problem) => {
        setFaults(new Map(problem.fields.map(({ field, message }) => [field, message])))
        toastProblem(problem)
      },
    })
  }
  return {
    edits,
    faults,
    conflicts,
    saving: call.isPending,
    save: () => save(),
    edit: (row: NoticeRow, path: string, value: NoticeValue) => {
      setEdits(edited(edits, row, path, value))
      setFaults(new Map([...faults].filter(([place]) => place !== path)))
    },
    drop: (path: string) => setEdits(without(edits, path)),
    discard: () => setEdits(NO_EDITS),
    decide: (whose: 'mine' | 'theirs') => {
      const next = decided(edits, conflicts, whose)
      setConflicts([])
      setEdits(next)
      save(next)
    },
    forget: () => setConflicts([]),
  }
}

export type NoticeEdits = ReturnType<typeof useNotices>
