import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The colours of a scheme by token. */
function coloursOf(scheme: string): Record<string, string> {
  const from = tokens.indexOf(`scheme="${scheme}"`)
  const block = tokens.slice(from, tokens.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/--h-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const TEXTS = ['text', 'dim', 'faint', 'accent-text', 'red', 'amber', 'green', 'blue']
const GROUNDS = ['page', 'side', 'raised', 'sunken', 'hover', 'press', 'accent-soft']
const MEANINGS = ['red', 'amber', 'green', 'blue']
const texts: [string, string][] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ...MEANINGS.map((name): [string, string] => [name, `${name}-soft`]),
  ...['accent', 'accent-hover', 'red-solid'].map((name): [string, string] => ['on-accent', name]),
]
const shapes: [string, string][] = [
  ...['field', 'accent', 'chart-1', 'chart-2', 'chart-3'].flatMap((name) =>
    ['page', 'raised'].map((ground): [string, string] => [name, ground]),
  ),
]

test.each(['light', 'dark'])('text and shapes stand out enough in the %s scheme', (scheme) => {
  const colours = coloursOf(scheme)
  const weak = (pairs: readonly [string, string][], least: number) =>
    pairs.filter(([one, other]) => !(contrast(colours[one] ?? '', colours[other] ?? '') >= least))
  expect(weak(texts, 4.5)).toEqual([])
  expect(weak(shapes, 3)).toEqual([])
})
