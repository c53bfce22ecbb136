import { useLingui } from '@lingui/react/macro'
import type { Keep, VaultState } from '@/bindings'
import type { TypedSecret } from '@/form/typed-secret'
import { LIMITS, passphraseNeed } from './rules'

/** The check of the passphrase field, which only counts when the file is chosen and not open. */
export function usePassphraseRule(vault: VaultState | undefined, passphrase: TypedSecret) {
  const { t } = useLingui()
  return (typed: boolean, values: { keep: Keep }): string | null => {
    const need = passphraseNeed(vault)
    if (values.keep !== 'file' || need === null) return null
    if (!typed) return t`Type the passphrase.`
    if (need === 'new' && [...passphrase.text()].length < LIMITS.passphrase) {
      return t`Use at least ${LIMITS.passphrase} letters.`
    }
    return null
  }
}
