import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, JobRow, JobTask, Selection } from '@/bindings'
import { JobPlanDialog } from '@/form/job-plan-dialog'
import type { Act, ActGroup } from '@/kit/act-menu'
import {
  IconDownload,
  IconIdBadge2,
  IconKey,
  IconTag,
  IconTags,
  IconTrash,
  IconUserCheck,
  IconUserOff,
  IconUsersGroup,
} from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { BulkChoice } from './bulk-choice'
import { type BulkKind, type BulkValues, NOTHING_CHOSEN, taskOf, wantsChoice } from './bulk-kinds'

type Open = { kind: BulkKind; selection: Selection; task: JobTask | null }

type Picked = {
  selection: Selection
  count: number
  /** Deletes the only one that is selected, as from its row. */
  eraseOne: () => void
  done: () => void
}

/** What can be done with all that are selected as a job, and the dialogs of it. */
export function useBulk(app: AppRef, { selection: picked, count, eraseOne, done }: Picked) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Open | null>(null)
  const [values, setValues] = useState<BulkValues>(NOTHING_CHOSEN)
  const why = useRights()
  const close = () => setOpen(null)

  const start = (kind: BulkKind, selection = picked) =>
    setOpen({ kind, selection, task: wantsChoice(kind) ? null : taskOf(kind, values) })
  const act = (kind: BulkKind, label: string, icon: Act['icon']): Act => ({
    id: kind,
    label,
    icon,
    danger: kind === 'usersDelete',
    warns: kind === 'usersDeactivate' || kind === 'usersFlush',
    reason: why(kind, count),
    run: () => start(kind),
  })
  const begun = (job: JobRow) => {
    close()
    done()
    toast({ text: t`Begun: ${job.title}. Jobs shows how far it is.` })
  }
  const titles: Record<BulkKind, string> = {
    usersRole: t`Change role`,
    usersTag: t`Add tags`,
    usersUntag: t`Take tags away`,
    usersDeactivate: t`Deactivate`,
    usersReactivate: t`Reactivate`,
    usersDelete: t`Delete for good`,
    usersJoin: t`Add to a group`,
    usersFlush: t`Delete all auth tokens`,
    usersExport: t`Export`,
  }

  const acts: Act[] = [
    act('usersRole', titles.usersRole, IconIdBadge2),
    act('usersTag', titles.usersTag, IconTag),
    act('usersExport', titles.usersExport, IconDownload),
  ]
  const more: ActGroup[] = [
    [
      act('usersUntag', titles.usersUntag, IconTags),
      act('usersJoin', titles.usersJoin, IconUsersGroup),
    ],
    [
      act('usersFlush', titles.usersFlush, IconKey),
      count === 1
        ? { ...act('usersDelete', titles.usersDelete, IconTrash), run: eraseOne }
        : act('usersDelete', titles.usersDelete, IconTrash),
    ],
  ]
  /** Turning many off or on; a few go at once, without a job. */
  const turn = {
    off: act('usersDeactivate', titles.usersDeactivate, IconUserOff),
    on: act('usersReactivate', titles.usersReactivate, IconUserCheck),
  }

  /** Writing others to a file than those who are selected: all that the list shows. */
  const exportOf = (selection: Selection) => ({
    reason: why('usersExport'),
    run: () => start('usersExport', selection),
  })

  const dialog =
    open === null ? null : open.task === null ? (
      <BulkChoice
        app={app}
        kind={open.kind}
        title={titles[open.kind]}
        values={values}
        onClose={close}
        onChosen={(chosen) => {
          setValues(chosen)
          setOpen({ ...open, task: taskOf(open.kind, chosen) })
        }}
      />
    ) : (
      <JobPlanDialog
        app={app}
        task={open.task}
        selection={open.selection}
        title={titles[open.kind]}
        onBegun={begun}
        onClose={close}
      />
    )
  return { acts, more, turn, exportOf, dialog }
}
