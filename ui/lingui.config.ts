import type { LinguiConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

const config: LinguiConfig = {
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/messages',
      include: ['src'],
      exclude: ['**/locales/**'],
    },
  ],
  // Without line numbers a moved line of code does not touch the catalogue.
  format: formatter({ origins: true, lineNumbers: false }),
  orderBy: 'messageId',
}

export default config
