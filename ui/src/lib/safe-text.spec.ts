import { expect, test } from 'vitest'
import { hasSuspects, plainSafely, splitSafely } from './safe-text'

test('ordinary text, other scripts and emoji are left as they are', () => {
  for (const text of [
    'Maria Lopez',
    'مرحبا بالعالم',
    'नमस्ते',
    '👩‍👩‍👧‍👦 family',
    'می‌خواهم',
    'a\nb\tc',
    '葛\u{e0100}城 山田太郎 홍길동 ᠠᠨ',
  ]) {
    expect(plainSafely(text)).toBe(text)
  }
})

test('direction overrides are shown by name instead of obeyed', () => {
  expect(plainSafely('invoice\u202Efdp.exe')).toBe('invoice[right-to-left override]fdp.exe')
})

test('characters that would not be seen are named', () => {
  expect(splitSafely('a\u200Bb\u0000c')).toEqual([
    { shown: 'a', hidden: null },
    { shown: '�', hidden: 'zero-width space' },
    { shown: 'b', hidden: null },
    { shown: '�', hidden: 'NUL' },
    { shown: 'c', hidden: null },
  ])
})

test('a joiner that joins nothing is named', () => {
  expect(plainSafely('admin\u200D')).toBe('admin[zero-width joiner]')
})

test.each([
  ['in Persian', 'نامه\u200cای'],
  ['after a vowel sign in Arabic script', 'کتابِ\u200cمن'],
  ['that shapes a letter in Arabic', 'ه\u200dه'],
  ['in Hindi', 'क्\u200dष'],
  ['before a virama in Bengali', 'র\u200d্য'],
  ['at the end of a word in Malayalam', 'അവന്\u200d പോയി'],
  ['in Sinhala', 'ශ්\u200dරී'],
  ['in a family', '👩\u200d👩\u200d👧'],
  ['behind a colour of skin', '👩🏽\u200d💻'],
  ['behind the choice of an emoji', '❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈'],
])('a joiner %s is spelling', (_, text) => {
  expect(plainSafely(text)).toBe(text)
})

test.each([
  ['mar[zero-width joiner]ia', 'mar\u200dia'],
  ['mar[zero-width non-joiner]ia', 'mar\u200cia'],
  ['мар[zero-width joiner]ия', 'мар\u200dия'],
  ['山[zero-width joiner]田', '山\u200d田'],
  ['홍[zero-width joiner]길', '홍\u200d길'],
  ['1[zero-width joiner]2', '1\u200d2'],
  ['م[zero-width joiner][zero-width joiner]م', 'م\u200d\u200dم'],
  ['مa[zero-width joiner]م', 'مa\u200dم'],
  ['👩[zero-width joiner]a', '👩\u200da'],
])('a joiner where no word or emoji is joined is named: %s', (shown, text) => {
  expect(plainSafely(text)).toBe(shown)
})

test.each([
  ['combining grapheme joiner', '\u034f'],
  ['Arabic letter mark', '\u061c'],
  ['Hangul leading filler', '\u115f'],
  ['Hangul vowel filler', '\u1160'],
  ['U+17B4', '\u17b4'],
  ['Mongolian vowel separator', '\u180e'],
  ['function application', '\u2061'],
  ['invisible times', '\u2062'],
  ['invisible separator', '\u2063'],
  ['invisible plus', '\u2064'],
  ['U+206A', '\u206a'],
  ['Hangul filler', '\u3164'],
  ['halfwidth Hangul filler', '\uffa0'],
  ['U+FFF9', '\ufff9'],
  ['variation selector 16', '\ufe0f'],
  ['variation selector 17', '\u{e0100}'],
  ['language tag', '\u{e0001}'],
  ['tag space', '\u{e0020}'],
  ['tag a', '\u{e0061}'],
  ['end of tag', '\u{e007f}'],
  ['U+E0FFF', '\u{e0fff}'],
])('%s is not seen and therefore named', (name, character) => {
  expect(plainSafely(`mar${character}ia`)).toBe(`mar[${name}]ia`)
  expect(plainSafely(`${character}ia`)).toBe(`[${name}]ia`)
  expect(hasSuspects(`山田${'田'.repeat(9)}م${character}`)).toBe(true)
})

test('the vowel separator is spelling in Mongolian', () => {
  expect(plainSafely('ᠬᠠᠷ\u180eᠠ')).toBe('ᠬᠠᠷ\u180eᠠ')
})

/** Tags spell letters that are not seen. */
const tags = (text: string) =>
  [...text].map((each) => String.fromCodePoint(0xe0000 + (each.codePointAt(0) ?? 0))).join('')

test('the flags of England, Scotland and Wales are left as they are', () => {
  for (const region of ['gbeng', 'gbsct', 'gbwls']) {
    const flag = `🏴${tags(region)}\u{e007f}`
    expect(plainSafely(`${flag}${flag} won`)).toBe(`${flag}${flag} won`)
    expect(plainSafely(`${flag}${tags('a')}`)).toBe(`${flag}[tag a]`)
  }
})

test('tags that make no flag are named', () => {
  expect(plainSafely(`🏴${tags('gben')}`)).toBe('🏴[tag g][tag b][tag e][tag n]')
  expect(plainSafely(`🏴${tags('pay')}\u{e007f}`)).toBe('🏴[tag p][tag a][tag y][end of tag]')
  expect(plainSafely(`a${tags('gbeng')}\u{e007f}`)).toMatch(/^a\[tag g\]/)
})

test('a letter or sign keeps one choice of how it looks', () => {
  for (const text of ['1️⃣ ☺️ ©️ ↔︎ 〰️', '葛\u{e0100}', '≨\ufe00']) expect(plainSafely(text)).toBe(text)
  expect(plainSafely('☺\ufe0f\ufe0f')).toBe('☺\ufe0f[variation selector 16]')
})

test('half of a character pair does no harm', () => {
  expect(plainSafely('a\uD800b')).toBe('a[U+D800]b')
})

test('markup is only text', () => {
  expect(plainSafely('<script>alert(1)</script>')).toBe('<script>alert(1)</script>')
})

test('a pair that keeps a name to itself is not marked, one half of it is', () => {
  expect(plainSafely('\u2068דנה\u2069 and Ada')).toBe('\u2068דנה\u2069 and Ada')
  expect(plainSafely('\u2068a\u202eb\u2069')).toBe('\u2068a[right-to-left override]b\u2069')
  expect(plainSafely('\u2068דנה')).toBe('[first strong isolate]דנה')
  expect(plainSafely('דנה\u2069')).toBe('דנה[end of isolate]')
  expect(plainSafely('\u2068a\u2069\u2069')).toBe('\u2068a\u2069[end of isolate]')
})
