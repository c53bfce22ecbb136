import { i18n } from '@lingui/core'
import { messages } from '@/locales/en/messages.po'

i18n.loadAndActivate({ locale: 'en', messages })

export { i18n }

/** The reader's own region where it speaks the language of the window, else that language. */
export function formatLocale(): string {
  const own = globalThis.navigator?.language ?? ''
  return own.startsWith(i18n.locale) ? own : i18n.locale
}
