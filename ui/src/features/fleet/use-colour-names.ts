import { useLingui } from '@lingui/react/macro'

/** The twelve colours of an app, by what people call them. */
export function useColourNames(): Record<string, string> {
  const { t } = useLingui()
  return {
    grey: t`Grey`,
    red: t`Red`,
    orange: t`Orange`,
    yellow: t`Yellow`,
    green: t`Green`,
    teal: t`Teal`,
    cyan: t`Cyan`,
    blue: t`Blue`,
    indigo: t`Indigo`,
    violet: t`Violet`,
    grape: t`Purple`,
    pink: t`Pink`,
  }
}
