import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import type { Act } from '@/kit/act-menu'
import { IconBan, IconShield, IconUser, IconUserCheck, IconUserX } from '@/kit/icons'
import { useRights } from '@/rights/use-rights'
import { useMemberCalls } from './calls'
import { SCOPES, type Scope, scopeName, whyNotOwner } from './rules'
import { useChange } from './use-change'

const SCOPE_ICONS = { participant: IconUser, moderator: IconShield, admin: IconUserCheck }

/** The owner is null where it is not known; the core knows. */
type Of = { guid: string; owner: string | null }
type Subject = { uid: string; scope?: string | null }

/** What can be done with members of groups. */
export function useMemberActs(app: AppRef) {
  const { t } = useLingui()
  const why = useRights()
  const calls = useMemberCalls(app)
  const { begin, dialog } = useChange(app)

  const toScope = (of: Of, who: readonly Subject[], scope: Scope, done?: () => void): Act => ({
    id: scope,
    label: t`Make ${scopeName(scope)}`,
    icon: SCOPE_ICONS[scope],
    reason:
      why('groupMembersScope', who.length) ??
      alone(of, who) ??
      (who.every((each) => each.scope === scope) ? t`That is the scope already.` : null),
    run: () =>
      begin({
        act: 'groupMembersScope',
        guid: of.guid,
        change: { kind: 'scope', scope },
        uids: uidsOf(who),
        words: (n) =>
          plural(n, {
            one: 'Changed the scope of # member',
            other: 'Changed the scope of # members',
          }),
        run: () =>
          calls.scope.mutateAsync({
            guid: of.guid,
            members: who.map(({ uid }) => ({ uid, scope })),
          }),
        done,
      }),
  })

  const toKick = (of: Of, who: readonly Subject[], done?: () => void): Act => ({
    id: 'kick',
    label: t`Kick`,
    icon: IconUserX,
    danger: true,
    reason: why('groupMembersKick', who.length) ?? alone(of, who),
    run: () =>
      begin({
        act: 'groupMembersKick',
        guid: of.guid,
        change: { kind: 'kick' },
        uids: uidsOf(who),
        words: (n) => plural(n, { one: 'Kicked # member', other: 'Kicked # members' }),
        run: () => calls.kick.mutateAsync({ guid: of.guid, uids: uidsOf(who) }),
        done,
      }),
  })

  const toBan = (of: Of, who: readonly Subject[], done?: () => void): Act => ({
    id: 'ban',
    label: t`Ban`,
    icon: IconBan,
    danger: true,
    reason: why('groupMembersBan', who.length) ?? alone(of, who),
    run: () =>
      begin({
        act: 'groupMembersBan',
        guid: of.guid,
        change: { kind: 'ban' },
        uids: uidsOf(who),
        words: (n) => plural(n, { one: 'Banned # user', other: 'Banned # users' }),
        run: () => calls.ban.mutateAsync({ guid: of.guid, uids: uidsOf(who) }),
        done,
      }),
  })

  /** For members of a group, one or many. */
  const ofMembers = (of: Of, who: readonly Subject[], done?: () => void) => ({
    scopes: SCOPES.map((scope) => toScope(of, who, scope, done)),
    kick: toKick(of, who, done),
    ban: toBan(of, who, done),
  })

  /** For users who are banned from a group, one or many. */
  const ofBanned = ({ guid }: Of, who: readonly Subject[], done?: () => void): Act[] => [
    {
      id: 'unban',
      label: t`Lift the ban`,
      icon: IconUserCheck,
      quick: true,
      reason: why('groupMembersUnban', who.length),
      run: () =>
        begin({
          act: 'groupMembersUnban',
          guid,
          change: { kind: 'unban' },
          uids: uidsOf(who),
          words: (n) => plural(n, { one: 'Lifted # ban', other: 'Lifted # bans' }),
          run: () => calls.unban.mutateAsync({ guid, uids: uidsOf(who) }),
          done,
        }),
    },
  ]

  /** Makes a user a participant of a group. */
  const join = (guid: string, uid: string) => {
    const scopes = [{ uid, scope: 'participant' }]
    begin({
      act: 'groupMembersAdd',
      guid,
      change: { kind: 'add', scopes },
      uids: [uid],
      words: (n) => plural(n, { one: 'Added # member', other: 'Added # members' }),
      run: () => calls.add.mutateAsync({ guid, members: scopes }),
    })
  }
  return { ofMembers, ofBanned, join, dialog }
}

/** Among several the core refuses the owner alone, and its report says so. */
function alone({ owner }: Of, who: readonly Subject[]): string | null {
  return who.length === 1 ? whyNotOwner(owner, uidsOf(who)) : null
}

function uidsOf(who: readonly Subject[]): string[] {
  return who.map((each) => each.uid)
}
