import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { listen } from '@/ipc/nudges'
import { toastProblem } from '@/kit/toast'
import { formatNumber } from '@/lib/format'
import { useWords } from './words'

/** Says on every screen when a count rises above the number that somebody set. */
export function useUsageNews(): void {
  const { t } = useLingui()
  const words = useWords()
  useEffect(
    () =>
      listen('usageWarns', ({ name, measure, value, most }) => {
        const { title } = words[measure]
        toastProblem({
          message: t`${name}, ${title}: ${formatNumber(value)}.`,
          advice: t`You asked to be warned above ${formatNumber(most)}. The days are under Usage.`,
        })
      }),
    [t, words],
  )
}
