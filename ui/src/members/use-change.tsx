import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, BatchReport, Act as GateAct, MembersChange } from '@/bindings'
import { JobPlanDialog } from '@/form/job-plan-dialog'
import { useGate } from '@/gate/use-gate'
import { toast, toastProblem } from '@/kit/toast'
import { reportOf } from '@/lib/batch'
import { useMemberCalls } from './calls'
import { AT_ONCE, membersJob } from './rules'

export type Change = {
  act: GateAct
  guid: string
  /** The same for many, in the core's terms. */
  change: MembersChange
  uids: string[]
  words: (n: number) => string
  run: () => Promise<BatchReport>
  done?: () => void
}

/**
 * Changes who is in a group: one at once, several after a question, and more than a request's
 * worth as a job, whose dry run is the `dialog`. All of it can be undone.
 */
export function useChange(app: AppRef) {
  const { t } = useLingui()
  const gate = useGate(app)
  const { undo } = useMemberCalls(app)
  const [planned, setPlanned] = useState<Change | null>(null)

  const finish = (change: Change, report: BatchReport) => {
    change.done?.()
    const failed = reportOf(report)
    if (failed) toastProblem(failed)
    const { undo: id } = report
    if (report.done > 0) {
      toast({ text: change.words(report.done), undo: id ? () => undo.mutateAsync(id) : null })
    } else if (!failed) {
      toast({ text: t`Nothing was to be changed` })
    }
  }
  const begin = (change: Change) => {
    const { act, guid, uids } = change
    if (uids.length > AT_ONCE) return setPlanned(change)
    void gate({
      act,
      subject: guid,
      selection: { kind: 'some', uids },
      oneUnasked: true,
      run: async () => finish(change, await change.run()),
    })
  }
  const dialog = planned && (
    <JobPlanDialog
      app={app}
      {...membersJob(
        planned.guid,
        planned.change,
        planned.uids.map((uid) => ({ uid })),
      )}
      title={t`Looking what this would do`}
      onBegun={(job) => {
        setPlanned(null)
        planned.done?.()
        toast({ text: t`Begun: ${job.title}. Jobs shows how far it is.` })
      }}
      onClose={() => setPlanned(null)}
    />
  )
  return { begin, dialog }
}
