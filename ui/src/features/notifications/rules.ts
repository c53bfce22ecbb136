import { t } from '@lingui/core/macro'
import type { Profile } from '@/bindings'

/** Why this profile may not change the settings, or nothing; the core's gate holds to the same. */
export function whyNotSettings(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This profile can only read.`
  return profile === 'support' ? t`This profile does not change settings of an app.` : null
}

/** Why this profile may not set everything back or touch providers, or nothing. */
export function whyNotProviders(profile: Profile): string | null {
  return profile === 'administrator' ? null : t`Only an administrator does this.`
}
