import type { TextPart } from '@/bindings'
import { clip } from '@/lib/safe-text'

/** Letters and lines of a message that are shown without being asked for. */
const LETTERS = 1_600
const LINES = 24

/** Where a long text is cut, or null where it is short enough to be shown as it is. */
export function beginningOf(parts: readonly TextPart[]): TextPart[] | null {
  const shown: TextPart[] = []
  let letters = LETTERS
  let lines = LINES
  for (const part of parts) {
    if (part.kind !== 'text') {
      if (letters <= 0) return shown
      shown.push(part)
      letters -= part.kind === 'mention' ? part.name.length : part.text.length
      continue
    }
    const end = endOf(part.text, letters, lines)
    if (end < part.text.length) {
      shown.push({ ...part, text: clip(part.text, end) })
      return shown
    }
    shown.push(part)
    letters -= part.text.length
    lines -= part.text.split('\n').length - 1
  }
  return null
}

/** How far so many letters and lines of a text reach. */
function endOf(text: string, letters: number, lines: number): number {
  let end = -1
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf('\n', end + 1)
    if (end < 0) return Math.min(text.length, Math.max(0, letters))
  }
  return Math.min(end, Math.max(0, letters))
}
