import { Trans } from '@lingui/react/macro'
import { Badge } from '@/kit/badge'
import { IconAlertTriangle } from '@/kit/icons'
import { formatNumber } from '@/lib/format'

/** That a number is above the one it warns of. */
export function Warning({ most }: { most: number | null }) {
  if (most === null) return null
  return (
    <Badge tone="red" icon={IconAlertTriangle}>
      <Trans>above {formatNumber(most)}</Trans>
    </Badge>
  )
}
