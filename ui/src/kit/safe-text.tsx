import type { ReactElement } from 'react'
import { clip, hasSuspects, splitSafely } from '@/lib/safe-text'
import classes from './safe-text.module.css'

/**
 * Text from the service. Its direction cannot reach its surroundings, and characters that would
 * not be seen are shown by name. Beyond `most` letters it ends.
 */
export function SafeText({ text, most = USUAL }: { text: string; most?: number }) {
  return safeText(text, most)
}

type LineProps = { className: string; 'data-tip-cut': boolean }

/** The same as bare elements: what stands in every row of a table costs no component. */
export function safeText(text: string, most: number, props?: LineProps): ReactElement {
  const shown = clip(text, most)
  if (!hasSuspects(shown)) return <bdi {...props}>{shown}</bdi>
  return (
    <bdi {...props}>
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

/** One line of text from the service, cut at the end, whole in the tip where it is cut. */
export function SafeLine({ text, className }: { text: string; className?: string }) {
  return safeLine(text, className)
}

/** The same for rows of tables, where it costs no component. */
export function safeLine(text: string, className?: string): ReactElement {
  const line = className ? `${classes.line} ${className}` : (classes.line ?? '')
  return safeText(text, LINE, { className: line, 'data-tip-cut': true })
}
