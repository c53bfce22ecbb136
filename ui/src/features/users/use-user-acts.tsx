import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { AppRef, BatchReport, Selection, UserFilter, UserRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { useGate } from '@/gate/use-gate'
import { host } from '@/ipc/host'
import type { Act, ActGroup } from '@/kit/act-menu'
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
  const gate = useGate(app)
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

  const turn = (
    act: 'usersDeactivate' | 'usersReactivate',
    selection: Selection,
    done?: () => void,
  ) => {
    const off = act === 'usersDeactivate'
    const words = (n: number) =>
      off
        ? plural(n, { one: 'Deactivated # user', other: 'Deactivated # users' })
        : plural(n, { one: 'Reactivated # user', other: 'Reactivated # users' })
    const run = async () => {
      const report = await (off ? deactivate : reactivate).mutateAsync(selection)
      done?.()
      tell(report, words)
    }
    return gate({ act, selection, oneUnasked: true, warns: off, run })
  }

  const eraseForGood = (user: Pick<UserRow, 'uid' | 'name'>, done?: () => void) =>
    gate({
      act: 'userDelete',
      subject: user.uid,
      typed: user.uid,
      run: () => erase.mutateAsync(user.uid),
      done: () => {
        toast({ text: t`Deleted ${user.name} for good` })
        done?.()
      },
    })

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
