import { useEffect } from 'react'
import type { VaultState } from '@/bindings'
import type { AnyForm } from '@/form/form-shell'
import { firstChoice } from './rules'

/** Moves the choice off the keychain once it is known that there is none. */
export function useFirstKeep(form: AnyForm, vault: VaultState | undefined): void {
  const choice = firstChoice(vault)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the vault decides.
  useEffect(() => {
    if (form.getValues().keep === choice || form.isTouched('keep')) return
    form.setFieldValue('keep', choice)
    form.resetDirty({ ...form.getValues(), keep: choice })
  }, [choice])
}
