import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, BatchReport, Act as GateAct, MembersChange } from '@/bindings'
import { JobPlanDialog } from '@/form/job-plan-dialog'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { Act } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconBan, IconShield, IconUser, IconUserCheck, IconUserX } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { reportOf } from '@/lib/batch'
import { useMemberCalls, useUndo } from './api'
import { LIMITS, membersJob, SCOPES, type Scope, whyNotMembers, whyNotOwner } from './rules'
import { useProfile } from './use-group-acts'
import { problemOf, scopeName } from './words'

const SCOPE_ICONS = { participant: IconUser, moderator: IconShield, admin: IconUserCheck }

type Subject = { uid: string; scope?: string | null }
type Planned = { change: MembersChange; uids: string[]; done: (() => void) | undefined }
type Run = () => Promise<BatchReport>

/**
 * What can be done with members of a group: all of it can be undone, many at once are asked for,
 * and more than a request's worth go as a job, whose dry run is the `dialog`.
 */
export function useMemberActs(app: AppRef, guid: string, owner: string | null) {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const profile = useProfile()
  const calls = useMemberCalls(app, guid)
  const undo = useUndo(app)

  const [planned, setPlanned] = useState<Planned | null>(null)

  const act = async (
    what: GateAct,
    change: MembersChange,
    uids: string[],
    words: (n: number) => string,
    run: Run,
    done?: () => void,
  ) => {
    if (uids.length > LIMITS.membersAtOnce) return setPlanned({ change, uids, done })
    const finish = (report: BatchReport) => {
      done?.()
      const failed = reportOf(report)
      if (failed) toastProblem(failed)
      const { undo: id } = report
      if (report.done > 0) {
        toast({ text: words(report.done), undo: id ? () => undo.mutateAsync(id) : null })
      } else if (!failed) {
        toast({ text: t`Nothing was to be changed` })
      }
    }
    try {
      const selection = { kind: 'some' as const, uids }
      const plan = await host.gatePlan({ act: what, app, selection, subject: guid })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      if (plan.count <= 1 && !plan.production) return finish(await run())
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

  const whyNot = (who: readonly Subject[]) =>
    (profile && whyNotMembers(profile, who.length)) ??
    (who.length === 1
      ? whyNotOwner(
          owner,
          who.map((each) => each.uid),
        )
      : null)

  const toScope = (who: readonly Subject[], scope: Scope, done?: () => void): Act => ({
    id: scope,
    label: t`Make ${scopeName(scope)}`,
    icon: SCOPE_ICONS[scope],
    reason:
      whyNot(who) ??
      (who.every((each) => each.scope === scope) ? t`That is the scope already.` : null),
    run: () =>
      void act(
        'groupMembersScope',
        { kind: 'scope', scope },
        who.map((each) => each.uid),
        (n) =>
          plural(n, {
            one: 'Changed the scope of # member',
            other: 'Changed the scope of # members',
          }),
        () => calls.scope.mutateAsync(who.map(({ uid }) => ({ uid, scope }))),
        done,
      ),
  })

  /** For members, one or many. */
  const ofMembers = (who: readonly Subject[], done?: () => void): { scopes: Act[]; out: Act[] } => {
    const uids = who.map((each) => each.uid)
    return {
      scopes: SCOPES.map((scope) => toScope(who, scope, done)),
      out: [
        {
          id: 'kick',
          label: t`Kick`,
          icon: IconUserX,
          danger: true,
          reason: whyNot(who),
          run: () =>
            void act(
              'groupMembersKick',
              { kind: 'kick' },
              uids,
              (n) => plural(n, { one: 'Kicked # member', other: 'Kicked # members' }),
              () => calls.kick.mutateAsync(uids),
              done,
            ),
        },
        {
          id: 'ban',
          label: t`Ban`,
          icon: IconBan,
          danger: true,
          reason: whyNot(who),
          run: () =>
            void act(
              'groupMembersBan',
              { kind: 'ban' },
              uids,
              (n) => plural(n, { one: 'Banned # user', other: 'Banned # users' }),
              () => calls.ban.mutateAsync(uids),
              done,
            ),
        },
      ],
    }
  }

  /** For banned users, one or many. */
  const ofBanned = (who: readonly Subject[], done?: () => void): Act[] => [
    {
      id: 'unban',
      label: t`Lift the ban`,
      icon: IconUserCheck,
      quick: true,
      reason: profile && whyNotMembers(profile, who.length),
      run: () =>
        void act(
          'groupMembersUnban',
          { kind: 'unban' },
          who.map((each) => each.uid),
          (n) => plural(n, { one: 'Lifted # ban', other: 'Lifted # bans' }),
          () => calls.unban.mutateAsync(who.map((each) => each.uid)),
          done,
        ),
    },
  ]

  const dialog = planned && (
    <JobPlanDialog
      app={app}
      {...membersJob(
        guid,
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
  return { profile, ofMembers, ofBanned, dialog }
}
