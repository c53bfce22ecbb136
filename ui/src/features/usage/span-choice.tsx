import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useSearch } from '@/frame/address'
import { SPANS, spanOf } from './words'

/** How many days the charts show; the address says it. */
export function SpanChoice() {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const names: Record<(typeof SPANS)[number], string> = {
    7: t`Week`,
    30: t`30 days`,
    90: t`90 days`,
    365: t`Year`,
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t`Days shown`}
      data={SPANS.map((days) => ({ value: String(days), label: names[days] }))}
      value={String(spanOf(search))}
      onChange={(days) => setSearch({ days: days === '30' ? null : days }, { replace: true })}
    />
  )
}
