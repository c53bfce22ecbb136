import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Rows } from './rows'

/**
 * What is known of the number of rows. `unit` makes words of it:
 * `(n) => <Plural value={n} one="# user" other="# users" />`.
 */
export function CountLine<T>(props: { rows: Rows<T>; unit: (total: number) => ReactNode }) {
  const { total, countKind } = props.rows
  if (total === null) return null
  const words = props.unit(total)
  if (countKind === 'about') return <Trans>about {words}</Trans>
  if (countKind === 'atLeast') return <Trans>at least {words}</Trans>
  return words
}
