import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { JobRow } from '@/bindings'
import type { Act, ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import {
  IconArrowBackUp,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconReload,
  IconTrash,
} from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useJobActs } from './api'
import {
  whyNotAct,
  whyNotGoOn,
  whyNotPause,
  whyNotRemove,
  whyNotRetry,
  whyNotSave,
  whyNotStop,
  whyNotUndo,
} from './rules'

/** Why each act on a job that is over has no point, by its id. */
const AFTER: Readonly<Record<string, (job: JobRow) => string | null>> = {
  retry: whyNotRetry,
  save: whyNotSave,
  undo: whyNotUndo,
}

/** What can be done with a job, in a menu and as the buttons of its panel. */
export function useActs() {
  const { t } = useLingui()
  const calls = useJobActs()
  const why = useRights()
  const failed = { onError: toastProblem }

  const stop = (job: JobRow) =>
    confirm({
      title: t`Stop this job?`,
      text: t`What was done stays done. The rest is left as it is, and the job cannot be gone on with.`,
      button: t`Stop the job`,
      irreversible: true,
      run: () => calls.stop.mutateAsync(job.id),
    })

  const save = (job: JobRow) =>
    calls.save.mutate(job.id, {
      onSuccess: (count) => {
        if (count === null) return
        toast({ text: plural(count, { one: 'Saved # failure', other: 'Saved # failures' }) })
      },
      onError: toastProblem,
    })

  /** The act that most want next, then the others. */
  const main = (job: JobRow): Act[] => [
    job.stage === 'running'
      ? {
          id: 'pause',
          label: t`Pause`,
          icon: IconPlayerPause,
          quick: true,
          reason: whyNotPause(job),
          run: () => calls.pause.mutate(job.id, failed),
        }
      : {
          id: 'goOn',
          label: t`Go on`,
          icon: IconPlayerPlay,
          quick: whyNotGoOn(job) === null,
          reason: whyNotGoOn(job) ?? whyNotAct(job, why),
          run: () => calls.goOn.mutate(job.id, failed),
        },
    {
      id: 'stop',
      label: t`Stop`,
      icon: IconPlayerStop,
      danger: true,
      reason: whyNotStop(job),
      run: () => void stop(job),
    },
  ]

  const after = (job: JobRow): Act[] => [
    {
      id: 'retry',
      label: t`Try the failed ones again`,
      icon: IconReload,
      reason: whyNotRetry(job) ?? whyNotAct(job, why),
      run: () => calls.retry.mutate(job.id, failed),
    },
    {
      id: 'save',
      label: t`Save what failed as a file`,
      icon: IconDownload,
      reason: whyNotSave(job),
      run: () => save(job),
    },
    {
      id: 'undo',
      label: t`Undo`,
      icon: IconArrowBackUp,
      reason: whyNotUndo(job) ?? whyNotAct(job, why),
      run: () => job.undo && calls.undo.mutate(job.undo, failed),
    },
  ]

  const ofJob = (job: JobRow): ActGroup[] => [
    main(job),
    after(job),
    [
      {
        id: 'remove',
        label: t`Remove from the list`,
        icon: IconTrash,
        reason: whyNotRemove(job),
        run: () => calls.remove.mutate(job.id, failed),
      },
    ],
  ]

  /** What a job that is over leaves to be done with it; the profile may still forbid that. */
  const left = (job: JobRow): Act[] => after(job).filter((act) => AFTER[act.id]?.(job) === null)

  return { ofJob, main, left }
}
