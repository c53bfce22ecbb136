import { useLingui } from '@lingui/react/macro'
import type { AppRef, BatchReport } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { toast, toastProblem } from '@/kit/toast'
import { reportOf } from '@/lib/batch'
import { useTies as useCalls, useUndo } from './api'

/** Friendships and blocks between users: all of it happens at once and can be undone. */
export function useTies(app: AppRef) {
  const { t } = useLingui()
  const calls = useCalls(app)
  const undo = useUndo(app)

  const tell = async (run: Promise<BatchReport>, words: string, same: string) => {
    try {
      const report = await run
      const failed = reportOf(report)
      if (failed) toastProblem(failed)
      const { undo: id } = report
      if (report.done > 0) {
        toast({ text: words, undo: id ? () => undo.mutateAsync(id) : null })
      } else if (!failed) {
        toast({ text: same })
      }
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
  return {
    befriend: (uid: string, other: string) =>
      tell(
        calls.befriend.mutateAsync({ uid, others: [other] }),
        t`${uid} and ${other} are friends now`,
        t`They are friends already`,
      ),
    part: (uid: string, other: string) =>
      tell(
        calls.part.mutateAsync({ uid, others: [other] }),
        t`${uid} and ${other} are no longer friends`,
        t`They were no friends`,
      ),
    block: (uid: string, other: string) =>
      tell(
        calls.block.mutateAsync({ uid, others: [other] }),
        t`${uid} blocks ${other} now`,
        t`The block is there already`,
      ),
    unblock: (uid: string, other: string) =>
      tell(
        calls.unblock.mutateAsync({ uid, others: [other] }),
        t`${uid} no longer blocks ${other}`,
        t`There was no block`,
      ),
  }
}
