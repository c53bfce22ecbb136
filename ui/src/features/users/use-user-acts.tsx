import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, BatchReport, Selection, UserFilter, UserRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { appQuery, profileQuery } from '@/ipc/questions'
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
import { toast, toastProblem } from '@/kit/toast'
import { reportOf } from '@/lib/batch'
import { useDeactivate, useDeleteForGood, useReactivate, useUndo } from './api'
import { whyNotChange, whyNotDelete } from './rules'

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
  const { data: profile } = useQuery(profileQuery)
  const deactivate = useDeactivate(app)
  const reactivate = useReactivate(app)
  const erase = useDeleteForGood(app)
  const undo = useUndo(app)
  const whyNot = profile ? whyNotChange(profile.profile) : null
  const whyNotErase = profile ? whyNotDelete(profile.profile) : null

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
        tenant,
        run: async () => finish(await run()),
      })
    } catch (thrown) {
      toastProblem(problemOf(thrown))
    }
  }

  const eraseForGood = async (user: UserRow, done?: () => void) => {
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
      toastProblem(problemOf(thrown))
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
          reason: whyNot ?? (gone ? t`Reactivate the user first.` : null),
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
              reason: whyNot,
              run: () => void turn('usersReactivate', one(user)),
            }
          : {
              id: 'deactivate',
              label: t`Deactivate`,
              icon: IconUserOff,
              reason: whyNot,
              run: () => void turn('usersDeactivate', one(user)),
            },
        {
          id: 'delete',
          label: t`Delete for good`,
          icon: IconTrash,
          keys: 'delete',
          danger: true,
          reason: whyNotErase,
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

  const few = (selection: Selection, filter: UserFilter, done: () => void): Act[] => [
    ...(filter.shown === 'deactivated'
      ? []
      : [
          {
            id: 'deactivate',
            label: t`Deactivate`,
            icon: IconUserOff,
            reason: whyNot,
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
            reason: whyNot,
            run: () => void turn('usersReactivate', selection, done),
          },
        ]),
  ]

  return { whyNot, ofUser, ofMany }
}

function problemOf(thrown: unknown): { message: string; advice: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const advice = thrown instanceof Error && 'advice' in thrown ? String(thrown.advice) : ''
  return { message, advice }
}
