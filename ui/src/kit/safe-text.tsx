import type { ReactElement } from 'react'
import { clip, hasSuspects, plainSafely, splitSafely } from '@/lib/safe-text'
import classes from './safe-text.module.css'

/**
 * Text from the service. Its direction cannot reach its surroundings, and characters that would
 * not be seen are shown by name. Beyond `most` letters it ends.
 */
export function SafeText({ text, most = USUAL }: { text: string; most?: number }) {
  return safeText(text, most)
}

/** The same as bare elements: what stands in every row of a table costs no component. */
export function safeText(text: string, most: number): ReactElement {
  const shown = clip(text, most)
  if (!hasSuspects(shown)) return <bdi>{shown}</bdi>
  return (
    <bdi>
      {splitSafely(shown).map((piece, index) =>
        piece.hidden === null ? (
          piece.shown
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
          <span key={index} className={classes.hidden}>
            {piece.hidden}
          </span>
        ),
      )}
    </bdi>
  )
}

/** Letters that are drawn without being asked for. */
const USUAL = 5000
/** More letters than any line has room for. */
const LINE = 400
const TIP = 1000

/** One line of text from the service, cut at the end, more of it on hover. */
export function SafeLine({ text, className }: { text: string; className?: string }) {
  return (
    <span className={`${classes.line} ${className ?? ''}`} title={plainSafely(clip(text, TIP))}>
      {safeText(text, LINE)}
    </span>
  )
}
