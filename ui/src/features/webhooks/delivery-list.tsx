import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Delivery } from '@/bindings'
import { Badge } from '@/kit/badge'
import { IconChevronRight } from '@/kit/icons'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { formatSize } from '@/lib/format'
import { useTriggerName } from './changes-list'
import { Headers } from './sample-result'
import classes from './webhooks.module.css'

type DeliveryListProps = { deliveries: readonly Delivery[]; waiting: boolean }

/** What came to the receiver, the newest first; one at a time is unfolded. */
export function DeliveryList({ deliveries, waiting }: DeliveryListProps) {
  const [opened, setOpened] = useState<number | null>(null)
  if (deliveries.length === 0) {
    return (
      <p className={classes.note}>
        {waiting ? (
          <Trans>Nothing came yet. It shows here as soon as it does.</Trans>
        ) : (
          <Trans>Nothing came.</Trans>
        )}
      </p>
    )
  }
  return (
    <ul className={classes.heard}>
      {deliveries.map((one) => (
        <li key={one.id}>
          <Head
            one={one}
            open={one.id === opened}
            onTurn={() => setOpened(one.id === opened ? null : one.id)}
          />
          {one.id === opened && <Body one={one} />}
        </li>
      ))}
    </ul>
  )
}

function Head({ one, open, onTurn }: { one: Delivery; open: boolean; onTurn: () => void }) {
  const { t } = useLingui()
  const name = useTriggerName()
  return (
    <button type="button" className={classes.heardRow} aria-expanded={open} onClick={onTurn}>
      <span className={classes.turn} data-open={open || undefined}>
        <IconChevronRight size={14} aria-hidden />
      </span>
      <span className={classes.figure}>{one.id}</span>
      <b {...(one.trigger ? tip(one.trigger) : {})}>
        {one.trigger ? name(one.trigger) : t`without a trigger`}
      </b>
      {one.status !== 200 && (
        <Badge tone="red">
          <Trans>answered {one.status}</Trans>
        </Badge>
      )}
      {one.webhook && (
        <span className={classes.dim}>
          <SafeText text={one.webhook} most={50} />
        </span>
      )}
      {one.app && (
        <span className={classes.dim}>
          <SafeText text={one.app} most={50} />
        </span>
      )}
      <span className={classes.dim}>{formatSize(one.size)}</span>
      <Time at={one.at} />
    </button>
  )
}

function Body({ one }: { one: Delivery }) {
  return (
    <div className={classes.heardBody}>
      {one.problem && <p className={classes.problem}>{one.problem}</p>}
      {one.json ? (
        <JsonView json={one.body} height={360} />
      ) : (
        one.body !== '' && (
          <pre className={classes.body}>
            <SafeText text={one.body} most={16_000} />
          </pre>
        )
      )}
      <Headers headers={one.headers} />
    </div>
  )
}
