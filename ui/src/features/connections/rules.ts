import type { VaultState } from '@/bindings'

/** Lengths the service and the vault take. */
export const LIMITS = { name: 100, passphrase: 8 }

export const REGIONS = ['us', 'eu', 'in'] as const

const APP_ID = /^[A-Za-z0-9_-]{4,64}$/

/** Looks like an app id: one word of letters and digits. The service has the last word. */
export function looksLikeAppId(text: string): boolean {
  return APP_ID.test(text.trim())
}

/** Where a secret is kept unless the person says otherwise. */
export function firstChoice(vault: VaultState | undefined): 'keychain' | 'file' | 'session' {
  return vault?.keychain === 'unavailable' ? 'file' : 'keychain'
}

/** Whether the passphrase has to be asked for, and whether it makes a new file. */
export function passphraseNeed(vault: VaultState | undefined): 'new' | 'open' | null {
  if (vault?.file === 'open') return null
  return vault?.file === 'locked' ? 'open' : 'new'
}
