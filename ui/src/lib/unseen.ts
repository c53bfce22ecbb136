/** Characters that are not seen or turn the writing direction, and where they are spelling. */

const NAMES: Record<number, string> = {
  0: 'NUL',
  9: 'TAB',
  27: 'ESC',
  127: 'DEL',
  173: 'soft hyphen',
  847: 'combining grapheme joiner',
  1564: 'Arabic letter mark',
  4447: 'Hangul leading filler',
  4448: 'Hangul vowel filler',
  6158: 'Mongolian vowel separator',
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
  8289: 'function application',
  8290: 'invisible times',
  8291: 'invisible separator',
  8292: 'invisible plus',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
  12644: 'Hangul filler',
  65279: 'byte order mark',
  65440: 'halfwidth Hangul filler',
  65533: 'unreadable character',
  917505: 'language tag',
  917536: 'tag space',
  917631: 'end of tag',
}

/** All that may be meant: most text holds none of these and is passed at once. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\u{e0000}-\u{e0fff}]|\u034f|[\ufe00-\ufe0f]|\p{Surrogate}/gu

/** What is not seen in a text and is no spelling either, in order. */
export function* unseenIn(text: string): Generator<{ at: number; character: string }> {
  for (const { 0: character, index: at } of text.matchAll(UNSEEN)) {
    if (!isSpelling(text, at, character)) yield { at, character }
  }
}

/** Whether there is any of it. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0 && !unseenIn(text).next().done
}

// One pattern that looks behind would find no emoji in WebKit (2.50), and take it ten times as long.
function isSpelling(text: string, at: number, character: string): boolean {
  const before = letterBefore(text, at)
  const after = letterAt(text, at + character.length)
  const code = codeOf(character)
  if (code === 0x200c || code === 0x200d) {
    return (
      VIRAMA.test(before) ||
      (isJoining(before) && isJoining(after)) ||
      (JOINABLE.test(before) && PICTURE.test(after))
    )
  }
  if (code === 0x180e) return MONGOLIAN.test(before) && MONGOLIAN.test(after)
  if (isVariation(code)) return VARIED.test(before)
  // A pair that keeps a name to itself, as the core puts around those that turn the direction.
  if (code === 0x2068) return text.indexOf(END_OF_ISOLATE, at) >= 0
  if (code === 0x2069) {
    return text.lastIndexOf(ISOLATE, at) > text.lastIndexOf(END_OF_ISOLATE, at - 1)
  }
  return isTag(code) && isOfFlag(text, at)
}

const ISOLATE = '\u2068'
const END_OF_ISOLATE = '\u2069'
/** Says that a consonant has no vowel; a joiner behind it shapes the end of a word too. */
const VIRAMA = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]/
/** Scripts whose letters join or stack. */
const JOINING =
  /[\u0600-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1c4f\ua840-\ua95f\ua980-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\u{10d00}-\u{10d3f}\u{11000}-\u{11fff}\u{1e900}-\u{1e95f}]/u
const LETTER = /[\p{L}\p{M}]/u
const PICTURE = /\p{Extended_Pictographic}/u
const JOINABLE = /\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u
const MONGOLIAN = /[\u180b-\u180d\u1820-\u18aa]/
/** What comes in more than one look, of which a selector behind it chooses. */
const VARIED = /\u20e3|[\p{Emoji}\p{S}\p{P}\p{sc=Han}\p{sc=Mong}\p{sc=Mymr}\p{sc=Phag}]/u

function isJoining(letter: string): boolean {
  return JOINING.test(letter) && LETTER.test(letter)
}

function isVariation(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)
}

function isTag(code: number): boolean {
  return code >= 0xe0020 && code <= 0xe007f
}

const BLACK_FLAG = '\u{1f3f4}'
/** England, Scotland and Wales: a black flag, letters as tags, and the end of tags. */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (region) =>
    BLACK_FLAG +
    [...region].map((letter) => String.fromCodePoint(0xe0000 + codeOf(letter))).join('') +
    '\u{e007f}',
)

function isOfFlag(text: string, at: number): boolean {
  // Six tags of two units each lie behind the flag itself.
  const from = Math.max(0, at - 12)
  const flag = text.slice(from, at).lastIndexOf(BLACK_FLAG)
  return flag >= 0 && FLAGS.some((each) => text.startsWith(each, from + flag))
}

/** The name of such a character, or its number where it has none. */
export function nameOf(character: string): string {
  const code = codeOf(character)
  const name = NAMES[code]
  if (name !== undefined) return name
  if (isTag(code)) return `tag ${String.fromCharCode(code - 0xe0000)}`
  if (isVariation(code)) return `variation selector ${code - (code < 0xe0100 ? 0xfdff : 0xe00ef)}`
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function letterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ''
}

function letterBefore(text: string, at: number): string {
  const two = text.slice(Math.max(0, at - 2), at)
  return codeOf(two) > 0xffff ? two : two.slice(-1)
}
