/**
 * Hostile text made harmless to read: direction overrides, zero-width and control characters are
 * shown by name, never obeyed. The text itself stays data; React never sees markup.
 */
export type TextPiece = { shown: string; hidden: string | null }

const NAMES: Record<number, string> = {
  0: 'NUL',
  9: 'TAB',
  27: 'ESC',
  127: 'DEL',
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
  65279: 'byte order mark',
  65533: 'unreadable character',
}

// Joiners are left alone inside emoji and Indic or Persian words, where they are spelling.
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /(?<![\p{Extended_Pictographic}\p{L}\p{M}]|\ufe0f)(?:\u200c|\u200d)|(?:\u200c|\u200d)(?![\p{Extended_Pictographic}\p{L}])|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]|\p{Surrogate}/gu

/** Splits text into what is shown as it is and what is shown by name. */
export function splitSafely(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(SUSPECT)) {
    if (match[0] === '\r') continue
    if (match.index > from) pieces.push({ shown: text.slice(from, match.index), hidden: null })
    pieces.push({ shown: '�', hidden: nameOf(match[0]) })
    from = match.index + match[0].length
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
  // `search` leaves no trace in the pattern; `test` would make the next split start too late.
  return !PLAIN.test(text) && text.search(SUSPECT) >= 0
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
