import { Trans } from '@lingui/react/macro'
import { formatNumber } from '@/lib/format'
import classes from '../form.module.css'

const NEAR = 0.8

/** The label of a field, with its limit once four fifths of it are used. */
export function FieldLabel(props: { label: string; text: string; limit?: number }) {
  const { label, text, limit } = props
  const used = [...text].length
  if (limit === undefined || used < limit * NEAR) return label
  return (
    <>
      {label}{' '}
      <span className={`${classes.limit} ${used > limit ? classes.over : ''}`}>
        <Trans>
          {formatNumber(used)} of {formatNumber(limit)}
        </Trans>
      </span>
    </>
  )
}
