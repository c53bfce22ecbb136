import { describe, expect, it } from 'vitest'
import { hasSuspects, plainSafely, splitSafely } from './safe-text'

describe('hostile text', () => {
  it('names a direction override also after it was asked about', () => {
    const text = 'Invoice \u202Efdp.exe'
    expect(hasSuspects(text)).toBe(true)
    expect(plainSafely(text)).toBe('Invoice [right-to-left override]fdp.exe')
    expect(splitSafely(text).map((piece) => piece.hidden)).toEqual([
      null,
      'right-to-left override',
      null,
    ])
  })

  it('leaves other scripts and emoji sequences as they are', () => {
    for (const text of ['محمد الأحمد', 'नमस्ते', '👩‍👩‍👧', '佐藤 美咲', 'Z̸̢a']) {
      expect(plainSafely(text)).toBe(text)
    }
  })

  it('shows zero-width characters between letters of no joining script', () => {
    expect(plainSafely('a\u200Bb')).toBe('a[zero-width space]b')
  })
})
