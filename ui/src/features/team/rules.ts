import { t } from '@lingui/core/macro'
import type { Team, TeamChange, TeamMember } from '@/bindings'

export const ROLES = ['admin', 'moderator'] as const
export type Role = (typeof ROLES)[number]

/** What a person may do in the dashboard, in a word. */
export function roleName(role: string): string {
  const names: Record<string, string> = {
    owner: t`Owner`,
    admin: t`Admin`,
    moderator: t`Moderator`,
    developer: t`Developer`,
  }
  return names[role] ?? (role === '' ? t`Not said` : role)
}

/** Why nobody can be added, or nothing. */
export function whyNotAdd(team: Team | undefined): string | null {
  if (!team || team.people.length < team.most) return null
  return t`A team has at most ${team.most} people. Take somebody out first.`
}

/** Why a person's place cannot be changed, or nothing. */
export function whyNotPerson(person: TeamMember, owner: string | null): string | null {
  return person.role === 'owner' || person.email === owner
    ? t`The owner of the app stays in its team.`
    : null
}

/** Addresses of a text in which they are parted by commas, spaces or lines, each once. */
export function emailsOf(text: string): string[] {
  const found = text.split(/[\s,;<>"]+/).map((email) => email.trim().toLowerCase())
  return [...new Set(found.filter((email) => email.includes('@') || email.length > 0))]
}

export function isEmail(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@.,;<>][^\s@,;<>]*\.[^\s@.,;<>]+$/.test(text)
}

/** What is wrong with the addresses typed, or nothing. */
export function emailsFault(text: string, team: Team | undefined): string | null {
  const emails = emailsOf(text)
  const [wrong] = emails.filter((email) => !isEmail(email))
  if (emails.length === 0) return t`Type at least one e-mail address.`
  if (wrong) return t`${wrong} is not an e-mail address.`
  if (team?.owner && emails.includes(team.owner)) {
    return t`${team.owner} owns this app and has every right already.`
  }
  const known = new Set(team?.people.map((one) => one.email))
  const size = (team?.people.length ?? 0) + emails.filter((email) => !known.has(email)).length
  return team && size > team.most
    ? t`A team has at most ${team.most} people. This one would have ${size}.`
    : null
}

/** The change that gives people a role. */
export function given(role: Role, emails: string[]): TeamChange {
  return {
    admins: role === 'admin' ? emails : [],
    moderators: role === 'moderator' ? emails : [],
    remove: [],
  }
}

export function out(emails: string[]): TeamChange {
  return { admins: [], moderators: [], remove: emails }
}
