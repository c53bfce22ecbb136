import { Trans } from '@lingui/react/macro'
import type { ActivityEntry } from '@/bindings'
import { Badge } from '@/kit/badge'

/** How a change ended, in a word. */
export function Outcome({ outcome }: { outcome: ActivityEntry['outcome'] }) {
  switch (outcome) {
    case 'done':
      return <Trans>Done</Trans>
    case 'partly':
      return (
        <Badge tone="amber">
          <Trans>Partly done</Trans>
        </Badge>
      )
    case 'failed':
      return (
        <Badge tone="red">
          <Trans>Failed</Trans>
        </Badge>
      )
    case 'unknown':
      return (
        <Badge tone="amber">
          <Trans>May be done</Trans>
        </Badge>
      )
  }
}
