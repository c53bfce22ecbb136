import { t } from '@lingui/core/macro'
import { useEffect } from 'react'
import type { JobRow } from '@/bindings'
import { host } from '@/ipc/host'
import { listen } from '@/ipc/nudges'
import { toast, toastProblem } from '@/kit/toast'

/** Says when a job that ran has come to an end or needs somebody, with the way back if there is one. */
export function useJobNews(): void {
  useEffect(() => {
    const running = new Set<JobRow['id']>()
    return listen('jobProgress', ({ job }) => {
      if (job.stage === 'running') running.add(job.id)
      else if (running.delete(job.id)) tell(job)
    })
  }, [])
}

function tell({ title, stage, problem, undo, tally }: JobRow): void {
  if (stage === 'paused' && problem) {
    toastProblem({ message: t`Held: ${title}.`, advice: problem })
  } else if (stage === 'done' && tally.failed > 0) {
    toastProblem({ message: t`Done with failures: ${title}.`, advice: problem ?? '' })
  } else if (stage === 'done') {
    toast({ text: t`Done: ${title}`, undo: undo ? () => host.activityUndo(undo) : null })
  }
}
