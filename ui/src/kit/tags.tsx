import { plainSafely } from '@/lib/safe-text'
import { Chip } from './badge'
import classes from './tags.module.css'
import { tip } from './tip'

const SHOWN = 2

/** Tags in a row of a table: the first of them, and how many more. */
export function Tags({ tags }: { tags: readonly string[] }) {
  const more = tags.slice(SHOWN)
  return (
    <span className={classes.tags}>
      {tags.slice(0, SHOWN).map((tag, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row that comes takes the chips of the one that goes.
        <Chip key={index}>{tag}</Chip>
      ))}
      {more.length > 0 && (
        <span className={classes.more} {...tip(more.map(plainSafely).join(', '))}>
          +{more.length}
        </span>
      )}
    </span>
  )
}
