import { t } from '@lingui/core/macro'
import type { Connection, FleetApp, Profile } from '@/bindings'

/** Limits of the service, and of what is kept here. */
export const LIMITS = { name: 100, note: 2_000, contact: 200 }

/** Why no app can be made through this connection by this profile, or nothing; the core agrees. */
export function whyNotCreate(profile?: Profile, kind?: Connection['kind']): string | null {
  if (kind === 'app') {
    return t`This connection leads to one app. Connect the account to make more of them.`
  }
  return profile === undefined || profile === 'administrator'
    ? null
    : t`Only an administrator makes apps.`
}

/** Why this app cannot be deleted, or nothing. */
export function whyNotDelete(
  app: FleetApp,
  profile?: Profile,
  kind?: Connection['kind'],
): string | null {
  if (kind === 'app') return t`This connection leads to one app. Connect the account to delete it.`
  if (profile !== undefined && profile !== 'administrator') {
    return t`Only an administrator deletes apps.`
  }
  if (app.state === 'archived') return t`This app is deleted already.`
  return app.paid ? t`CometChat does not delete apps with a paid plan.` : null
}

/** Why no usage report can be asked for, or nothing. */
export function whyNotReport(
  app: FleetApp,
  profile?: Profile,
  kind?: Connection['kind'],
): string | null {
  if (kind === 'app') return t`Only a connection of the account can ask for the report.`
  if (profile === 'readOnly' || profile === 'support') {
    return t`This takes the manager profile, which is set in Preferences.`
  }
  return app.state === 'archived' ? t`This app is deleted.` : null
}

/** Why notes cannot be changed, or nothing. */
export function whyNotNotes(profile?: Profile): string | null {
  return profile === 'readOnly' || profile === 'support'
    ? t`This takes the manager profile, which is set in Preferences.`
    : null
}

export function nameFault(name: string): string | null {
  if (name.trim() === '') return t`Give the app a name.`
  return [...name.trim()].length > LIMITS.name ? t`A name has at most 100 characters.` : null
}

export function regionFault(region: string): string | null {
  return /^[a-z0-9-]{1,20}$/.test(region.trim().toLowerCase())
    ? null
    : t`Choose where the data is kept: us, eu, in, or type another region.`
}

export function longFault(most: number): (text: string) => string | null {
  return (text) => ([...text.trim()].length > most ? t`At most ${most} characters.` : null)
}
