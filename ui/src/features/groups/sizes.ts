/** How many members a group has, in steps, as an address keeps them: `11-100`, `1001-`. */
import { t } from '@lingui/core/macro'
import type { Amount } from '@/bindings'
import { formatNumber } from '@/lib/format'

export const SIZES = ['0', '1-10', '11-100', '101-1000', '1001-'] as const

const SIZE = /^(\d{1,6})(-(\d{0,6}))?$/

/** The part of a filter that asks for so many members; none where the address asks for any. */
export function sizeOf(text: string): { members?: Amount } {
  const [whole, least, more, most] = SIZE.exec(text) ?? []
  if (whole === undefined) return {}
  if (more === undefined) return { members: { least: Number(least), most: Number(least) } }
  return { members: { least: Number(least), most: most ? Number(most) : null } }
}

/** A step as it is read: "11 to 100". */
export function sizeWords(text: string): string {
  const { least, most } = sizeOf(text).members ?? {}
  if (least == null) return text
  if (most === 0) return t`none`
  if (most == null) return t`more than ${formatNumber(least - 1)}`
  return t`${formatNumber(least)} to ${formatNumber(most)}`
}
