import { t } from '@lingui/core/macro'
import type { Act, Profile } from '@/bindings'
import { NEEDED, ONE_AT_A_TIME, reaches } from './needed'

/** Why a profile may not do an act to so many objects, or nothing; the core refuses the same. */
export function whyNot(profile: Profile, act: Act, count = 1): string | null {
  if (reaches(profile, 'administrator')) return null
  if (!reaches(profile, NEEDED[act])) {
    if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
    return NEEDED[act] === 'manager'
      ? t`This takes the manager profile, which is set in Preferences.`
      : t`This takes the administrator profile, which is set in Preferences.`
  }
  return count > 1 && ONE_AT_A_TIME.has(act) && !reaches(profile, 'manager')
    ? t`The support profile does this to one at a time. Several at once take the manager profile.`
    : null
}
