import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, TeamChange, TeamChanged, TeamMember } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconCopy, IconShield, IconUserCheck, IconUserMinus } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useChangeTeam, useChangeTeams, useUndo } from './api'
import { given, out, ROLES, type Role, roleName, whyNotPerson } from './rules'

const ICONS = { admin: IconUserCheck, moderator: IconShield }

/** What can be done with people of a team, in this app and in several. */
export function useTeamActs(app: AppRef, owner: string | null) {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const change = useChangeTeam(app)
  const everywhere = useChangeTeams(app)
  const undo = useUndo(app)
  const whyNot = useRights()('teamChange')

  const told = (changed: TeamChanged, text: string) => {
    const failed = changed.results.filter((each) => each.problem !== null)
    const done = changed.results.length - failed.length
    const [first] = failed
    if (first) {
      toastProblem({ message: `${first.email}: ${first.problem ?? ''}`, advice: '' })
    }
    if (done > 0) {
      const ids = changed.undo
      toast({ text, undo: ids.length > 0 ? () => undo.mutateAsync(ids) : null })
    } else if (!first) {
      toast({ text: t`Nothing was to be changed` })
    }
  }
  const run = async (text: string, act: () => Promise<TeamChanged>) => {
    try {
      told(await act(), text)
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
  const asked = async (email: string, text: string, act: () => Promise<TeamChanged>) => {
    try {
      const plan = await host.gatePlan({ act: 'teamRemove', app, selection: null, subject: email })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        irreversible: !plan.reversible,
        tenant,
        run: async () => told(await act(), text),
      })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
  const changeIn = (apps: string[] | null, wanted: TeamChange) =>
    apps === null ? change.mutateAsync(wanted) : everywhere.mutateAsync({ apps, change: wanted })

  /** `apps` is null for this app alone. */
  const give = (email: string, role: Role, apps: string[] | null = null) =>
    run(t`${email} is ${roleName(role)} now`, () => changeIn(apps, given(role, [email])))
  const takeOut = (email: string, apps: string[] | null = null) =>
    asked(email, t`${email} is out of the team`, () => changeIn(apps, out([email])))

  const ofPerson = (person: TeamMember): ActGroup[] => {
    const reason = whyNot ?? whyNotPerson(person, owner)
    return [
      [
        ...ROLES.map((role) => ({
          id: role,
          label: t`Make ${roleName(role)}`,
          icon: ICONS[role],
          reason: reason ?? (person.role === role ? t`That is the role already.` : null),
          run: () => void give(person.email, role),
        })),
        {
          id: 'copy',
          label: t`Copy the address`,
          icon: IconCopy,
          run: () => void host.textCopy(person.email),
        },
      ],
      [
        {
          id: 'remove',
          label: t`Take out of the team`,
          icon: IconUserMinus,
          keys: 'delete',
          danger: true,
          quick: true,
          reason,
          run: () => void takeOut(person.email),
        },
      ],
    ]
  }
  return { whyNot, ofPerson, give, takeOut }
}
