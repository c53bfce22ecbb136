import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, AppSetting, SettingConflict, SettingSeen, SettingsSaved } from '@/bindings'
import { type Address, useDirtyGuard } from '@/form/use-dirty-guard'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { appQuery } from '@/ipc/questions'
import { confirm } from '@/kit/confirm'
import { toast, toastProblem } from '@/kit/toast'
import { useResetSettings, useSaveSettings, useUndo } from './api'
import {
  changedOf,
  type Edits,
  edited,
  NO_EDITS,
  onOff,
  seenOf,
  switchOf,
  wantedOf,
  without,
} from './rules'

type Stopped = { by: 'save' | 'reset'; conflicts: SettingConflict[]; seen: SettingSeen[] }

const staysHere = (from: Address, to: Address) => from.pathname === to.pathname

/** Changes of settings until they are saved, and what came of saving them. */
export function useEdits(app: AppRef, settings: readonly AppSetting[]) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [edits, setEdits] = useState<Edits>(NO_EDITS)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const { data: tenant } = useQuery(appQuery(app))
  const call = useSaveSettings(app)
  const back = useResetSettings(app)
  const undo = useUndo(app)
  useDirtyGuard(edits.size > 0, staysHere)

  /** Those settings as the conflict shows them count as seen the next time. */
  const stop = (by: Stopped['by'], conflicts: SettingConflict[], seen: SettingSeen[]) => {
    const now = new Map(conflicts.map((each) => [each.key, each.now]))
    setStopped({
      by,
      conflicts,
      seen: seen.map((each) =>
        now.has(each.key) ? { key: each.key, on: now.get(each.key) ?? null } : each,
      ),
    })
    void client.invalidateQueries({ queryKey: keys.app(app, 'settings') })
  }
  const told = (text: string, saved: SettingsSaved) => {
    const id = saved.undo
    toast({ text, undo: id ? () => undo.mutateAsync(id) : null })
  }
  const save = (seen: SettingSeen[] = seenOf(settings)) => {
    if (edits.size === 0 || call.isPending) return
    call.mutate(
      { wanted: wantedOf(edits), seen },
      {
        onError: toastProblem,
        onSuccess: (saved) => {
          if (saved.conflicts.length > 0) return stop('save', saved.conflicts, seen)
          setEdits(
            without(
              edits,
              saved.saved.map((each) => each.key),
            ),
          )
          setFaults(new Map(saved.failed.map((each) => [each.key, each.message])))
          const count = saved.saved.length
          if (count > 0) {
            told(count === 1 ? t`Saved 1 setting` : t`Saved ${count} settings`, saved)
          }
          const [first] = saved.failed
          if (first) {
            const left = saved.failed.length
            toastProblem({
              message:
                left === 1 ? t`1 setting was not saved.` : t`${left} settings were not saved.`,
              advice: first.message,
            })
          }
        },
      },
    )
  }
  const resetAll = async (seen: SettingSeen[]) => {
    try {
      const saved = await back.mutateAsync(seen)
      if (saved.conflicts.length > 0) return stop('reset', saved.conflicts, seen)
      setEdits(NO_EDITS)
      const count = saved.saved.length
      told(
        count === 0
          ? t`All settings had their defaults already`
          : t`Set all settings back; ${count} changed`,
        saved,
      )
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
  const reset = async () => {
    try {
      const plan = await host.gatePlan({
        act: 'settingsReset',
        app,
        selection: null,
        subject: app.app,
      })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      const changes = changedOf(settings).map(
        (each) => `${each.title}: ${onOff(switchOf(each))} → ${onOff(each.default)}.`,
      )
      const known = changes.length > 0 ? changes.join(' ') : t`None differs from its default.`
      const sure = await confirm({
        title: plan.title,
        text: `${plan.text} ${known}`,
        button: plan.button,
        tenant,
      })
      if (sure) await resetAll(seenOf(settings))
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }

  return {
    edits,
    faults,
    conflicts: stopped?.conflicts ?? [],
    saving: call.isPending || back.isPending,
    edit: (setting: AppSetting, on: boolean) => {
      setEdits(edited(edits, setting, on))
      setFaults(new Map([...faults].filter(([key]) => key !== setting.key)))
    },
    drop: (key: string) => setEdits(without(edits, [key])),
    discard: () => setEdits(NO_EDITS),
    save,
    reset,
    goOn: () => {
      const before = stopped
      setStopped(null)
      if (before?.by === 'save') save(before.seen)
      else if (before) void resetAll(before.seen)
    },
    forget: () => setStopped(null),
  }
}

export type SettingEdits = ReturnType<typeof useEdits>
