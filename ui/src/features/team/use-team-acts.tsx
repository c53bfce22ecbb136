import { useLingui } from '@lingui/react/macro'
import type { AppRef, TeamChange, TeamChanged, TeamMember } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { IconCopy, IconShield, IconUserCheck, IconUserMinus } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useChangeTeam, useChangeTeams, useUndo } from './api'
import { given, out, ROLES, type Role, roleName, whyNotPerson } from './rules'

const ICONS = { admin: IconUserCheck, moderator: IconShield }

/** What can be done with people of a team, in this app and in several. */
export function useTeamActs(app: AppRef, owner: string | null) {
  const { t } = useLingui()
  const gate = useGate(app)
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
  const changeIn = (apps: string[] | null, wanted: TeamChange) =>
    apps === null ? change.mutateAsync(wanted) : everywhere.mutateAsync({ apps, change: wanted })

  /** `apps` is null for this app alone. */
  const give = (email: string, role: Role, apps: string[] | null = null) =>
    run(t`${email} is ${roleName(role)} now`, () => changeIn(apps, given(role, [email])))
  const takeOut = (email: string, apps: string[] | null = null) =>
    gate({
      act: 'teamRemove',
      subject: email,
      run: async () => told(await changeIn(apps, out([email])), t`${email} is out of the team`),
    })

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
