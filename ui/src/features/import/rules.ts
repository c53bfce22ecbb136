import { t } from '@lingui/core/macro'
import type { Profile } from '@/bindings'

/** Why a profile may not import, or nothing; the core's gate holds to the same. */
export function whyNotImport(profile: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read, so it imports nothing.`
  if (profile === 'support') return t`The support profile does not import.`
  return null
}
