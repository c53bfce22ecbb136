import { Trans, useLingui } from '@lingui/react/macro'
import type { MaskedKey } from '@/bindings'
import { Button } from '@/kit/button'
import { IconAlertTriangle } from '@/kit/icons'
import { formatNumber } from '@/lib/format'
import classes from './api-keys.module.css'
import { ageOf, typedFor } from './rules'

type KeyReminderProps = {
  one: MaskedKey
  /** Why no key can be made now. */
  reason: string | null
  /** Begins the walk that replaces it; nothing where Halley does not use it. */
  onRotate: (() => void) | null
}

/** Reminds of a key that is older than the person wants keys to be. */
export function KeyReminder({ one, reason, onRotate }: KeyReminderProps) {
  const { t } = useLingui()
  const days = formatNumber(ageOf(one, Date.now() / 1000) ?? 0)
  return (
    <div className={classes.reminder} role="note" aria-label={t`An old key`}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <span>
        {onRotate ? (
          <Trans>
            The key {typedFor(one)}, which Halley uses, is {days} days old. Replace it now and then,
            in case somebody has copied it.
          </Trans>
        ) : (
          <Trans>
            The key {typedFor(one)} is {days} days old. Make a new one, have your servers use it,
            then delete this one.
          </Trans>
        )}
      </span>
      {onRotate && (
        <Button small reason={reason} onClick={onRotate}>
          {t`Replace it`}
        </Button>
      )}
    </div>
  )
}
