/**
 * Hostile text made harmless to read: direction overrides, zero-width and control characters are
 * shown by name, never obeyed. The text itself stays data; React never sees markup.
 */
import { hasUnseen, nameOf, unseenIn } from './unseen'

export type TextPiece = { shown: string; hidden: string | null }

/** Splits text into what is shown as it is and what is shown by name. */
export function splitSafely(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const { at, character } of unseenIn(text)) {
    if (at > from) pieces.push({ shown: text.slice(from, at), hidden: null })
    pieces.push({ shown: '�', hidden: nameOf(character) })
    from = at + character.length
  }
  if (from < text.length) pieces.push({ shown: text.slice(from), hidden: null })
  return pieces
}

/** The same for places that take a plain string (titles, labels): names in brackets. */
export function plainSafely(text: string): string {
  if (!hasSuspects(text)) return text
  return splitSafely(text)
    .map((piece) => (piece.hidden === null ? piece.shown : `[${piece.hidden}]`))
    .join('')
}

/** The first `most` letters of a text, so that a name of 65,536 costs no more than one of 300. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  // Half of a pair would be shown as an unreadable character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** A name inside a label or sentence: what is not seen is named, and it ends. */
export function shortName(name: string): string {
  return plainSafely(clip(name, 120))
}

const PLAIN = /^[\x20-\x7e\n\t]*$/

export function hasSuspects(text: string): boolean {
  return !PLAIN.test(text) && hasUnseen(text)
}
