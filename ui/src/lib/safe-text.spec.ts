import { expect, test } from 'vitest'
import { plainSafely, splitSafely } from './safe-text'

test('ordinary text, other scripts and emoji are left as they are', () => {
  for (const text of [
    'Maria Lopez',
    'مرحبا بالعالم',
    'नमस्ते',
    '👩‍👩‍👧‍👦 family',
    'می‌خواهم',
    'a\nb\tc',
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

test('half of a character pair does no harm', () => {
  expect(plainSafely('a\uD800b')).toBe('a[U+D800]b')
})

test('markup is only text', () => {
  expect(plainSafely('<script>alert(1)</script>')).toBe('<script>alert(1)</script>')
})
