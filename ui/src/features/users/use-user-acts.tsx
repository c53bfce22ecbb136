import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, BatchReport, Selection, UserFilter, UserRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { Act, ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import {
  IconCopy,
  IconEdit,
  IconExternalLink,
  IconPhone,
  IconTrash,
  IconUserCheck,
  IconUserOff,
} from '@/kit/icons'
import { toast, toastProblem, toastThrown } from '@/kit/toast'
import { reportOf } from '@/lib/batch'
import { useRights } from '@/rights/use-rights'
import { useDeactivate, useDeleteForGood, useReactivate, useUndo } from './api'
import { whyNotEdit } from './rules'

type Named = Extract<Selection, { kind: 'some' }>

/** Users that one request turns off or on. */
const AT_ONCE = 100

/**
 * What can be done with users: reversible acts happen and offer their undo, deletion for good
 * asks in the core's own words and wants the uid typed.
 */
export function useUserActs(app: AppRef) {
  const { t } = useLingui()
  const go = useGo()
  const { data: tenant } = useQuery(appQuery(app))
  const why = useRights()
  const deactivate = useDeactivate(app)
  const reactivate = useReactivate(app)
  const erase = useDeleteForGood(app)
  const undo = useUndo(app)

  const tell = (report: BatchReport, words: (n: number) => string) => {
    const { undo: id } = report
    const failed = reportOf(report)
    if (failed) toastProblem(failed)
    if (report.done > 0) {
      toast({ text: words(report.done), undo: id ? () => undo.mutateAsync(id) : null })
    }
  }

  const turn = async (
    act: 'usersDeactivate' | 'usersReactivate',
    selection: Selection,
    done?: () => void,
  ) => {
    const off = act === 'usersDeactivate'
    const words = (n: number) =>
      off
        ? plural(n, { one: 'Deactivated # user', other: 'Deactivated # users' })
        : plural(n, { one: 'Reactivated # user', other: 'Reactivated # users' })
    const run = () => (off ? deactivate : reactivate).mutateAsync(selection)
    const finish = (report: BatchReport) => {
      done?.()
      tell(report, words)
    }
    try {
      const plan = await host.gatePlan({ act, app, selection, subject: null })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      if (plan.count <= 1 && plan.reversible && !plan.production) return finish(await run())
      await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType,
        irreversible: !plan.reversible,
        warns: off,
        tenant,
        run: async () => finish(await run()),
      })
    } catch (thrown) {
      toastThrown(thrown)
    }
  }

  const eraseForGood = async (user: Pick<UserRow, 'uid' | 'name'>, done?: () => void) => {
    try {
      const plan = await host.gatePlan({
        act: 'userDelete',
        app,
        selection: null,
        subject: user.uid,
      })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        mustType: plan.mustType ?? user.uid,
        irreversible: true,
        tenant,
        run: () => erase.mutateAsync(user.uid),
      })
      if (!sure) return
      toast({ text: t`Deleted ${user.name} for good` })
      done?.()
    } catch (thrown) {
      toastThrown(thrown)
    }
  }

  const one = (user: UserRow): Selection => ({ kind: 'some', uids: [user.uid] })
  const ofUser = (user: UserRow, edit: () => void, deleted?: () => void): ActGroup[] => {
    const gone = user.deactivatedAt !== null
    return [
      [
        {
          id: 'open',
          label: t`Open`,
          icon: IconExternalLink,
          run: () => go(paths.user(app, user.uid)),
        },
        {
          id: 'calls',
          label: t`Show calls`,
          icon: IconPhone,
          run: () => go(paths.calls(app, { uid: user.uid })),
        },
        {
          id: 'edit',
          label: t`Edit`,
          icon: IconEdit,
          keys: 'e',
          quick: true,
          reason: why('userUpdate') ?? whyNotEdit(user),
          run: edit,
        },
        {
          id: 'copy',
          label: t`Copy the uid`,
          icon: IconCopy,
          run: () => void host.textCopy(user.uid),
        },
      ],
      [
        gone
          ? {
              id: 'reactivate',
              label: t`Reactivate`,
              icon: IconUserCheck,
              reason: why('usersReactivate'),
              run: () => void turn('usersReactivate', one(user)),
            }
          : {
              id: 'deactivate',
              label: t`Deactivate`,
              icon: IconUserOff,
              warns: true,
              reason: why('usersDeactivate'),
              run: () => void turn('usersDeactivate', one(user)),
            },
        {
          id: 'delete',
          label: t`Delete for good`,
          icon: IconTrash,
          keys: 'delete',
          danger: true,
          reason: why('userDelete'),
          run: () => void eraseForGood(user, deleted),
        },
      ],
    ]
  }

  /** Few go at once; all that match, and more than a request takes, go as a job. */
  const ofMany = (
    selection: Selection,
    filter: UserFilter,
    done: () => void,
    jobs: { off: Act; on: Act },
  ): Act[] => {
    if (selection.kind === 'all' || selection.uids.length > AT_ONCE) {
      return [
        ...(filter.shown === 'deactivated' ? [] : [jobs.off]),
        ...(filter.shown === 'active' ? [] : [jobs.on]),
      ]
    }
    return few(selection, filter, done)
  }

  const few = (selection: Named, filter: UserFilter, done: () => void): Act[] => [
    ...(filter.shown === 'deactivated'
      ? []
      : [
          {
            id: 'deactivate',
            label: t`Deactivate`,
            icon: IconUserOff,
            warns: true,
            reason: why('usersDeactivate', selection.uids.length),
            run: () => void turn('usersDeactivate', selection, done),
          },
        ]),
    ...(filter.shown === 'active'
      ? []
      : [
          {
            id: 'reactivate',
            label: t`Reactivate`,
            icon: IconUserCheck,
            reason: why('usersReactivate', selection.uids.length),
            run: () => void turn('usersReactivate', selection, done),
          },
        ]),
  ]

  return { ofUser, ofMany, eraseForGood }
}
