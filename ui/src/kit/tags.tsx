import type { ReactElement } from 'react'
import { plainSafely } from '@/lib/safe-text'
import { chip } from './badge'
import classes from './tags.module.css'
import { tip } from './tip'

const SHOWN = 2

/** Tags in a row of a table: the first of them, and how many more. */
export function tagLine(tags: readonly string[]): ReactElement | null {
  if (tags.length === 0) return null
  const more = tags.slice(SHOWN)
  return (
    <span className={classes.tags}>
      {tags.slice(0, SHOWN).map(chip)}
      {more.length > 0 && (
        <span className={classes.more} {...tip(more.map(plainSafely).join(', '))}>
          +{more.length}
        </span>
      )}
    </span>
  )
}
