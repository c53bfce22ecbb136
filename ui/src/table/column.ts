import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'

/**
 * A column, declared once at module level. `cell` draws a row's cell and must be cheap: plain
 * elements, no component that measures or fetches.
 */
export type Column<T> = {
  id: string
  title: MessageDescriptor
  cell: (row: T) => ReactNode
  /** Width at first, in px; the person can change it. */
  width: number
  minWidth?: number
  /** Takes the space the others leave. One per table. */
  grow?: boolean
  /** Takes of that space too, up to this width in px, until the person chooses a width: long ids. */
  upTo?: number
  /** Numbers stand at the right, in tabular figures. */
  numeric?: boolean
  sortable?: boolean
  /** What a first click sorts by: newest and largest first for times and numbers. */
  descendingFirst?: boolean
  /** Not shown until chosen. */
  hidden?: boolean
  /** Cannot be hidden: the name. */
  fixed?: boolean
}

export type Sort = { by: string; descending: boolean }
