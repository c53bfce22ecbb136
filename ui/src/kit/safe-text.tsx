import { hasSuspects, plainSafely, splitSafely } from '@/lib/safe-text'
import classes from './safe-text.module.css'

/**
 * Text from the service. Its direction cannot reach its surroundings, and characters that would
 * not be seen are shown by name.
 */
export function SafeText({ text }: { text: string }) {
  if (!hasSuspects(text)) return <bdi>{text}</bdi>
  return (
    <bdi>
      {splitSafely(text).map((piece, index) =>
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

/** One line of text from the service, cut at the end, whole on hover. */
export function SafeLine({ text, className }: { text: string; className?: string }) {
  return (
    <span className={`${classes.line} ${className ?? ''}`} title={plainSafely(text)}>
      <SafeText text={text} />
    </span>
  )
}
