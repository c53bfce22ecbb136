/** Finds what is wrong with a JSON text and where; every engine says this differently or not. */
export type JsonFault = {
  line: number
  column: number
  kind: 'value' | 'name' | 'colon' | 'comma' | 'text' | 'end' | 'more'
}

class Fault extends Error {
  readonly at: number
  readonly kind: JsonFault['kind']
  constructor(at: number, kind: JsonFault['kind']) {
    super(kind)
    this.at = at
    this.kind = kind
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside texts.
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const WORD = /true|false|null/y
const BLANK = /[ \t\r\n]*/y

/** The first fault of a text, or null when it is JSON. Lines and columns start at 1. */
export function faultOf(json: string): JsonFault | null {
  try {
    JSON.parse(json)
    return null
  } catch {
    try {
      const end = skip(json, value(json, skip(json, 0)))
      if (end < json.length) throw new Fault(end, 'more')
      return { ...placeOf(json, json.length), kind: 'end' }
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault
      return { ...placeOf(json, fault.at), kind: fault.kind }
    }
  }
}

/** Bytes of a JSON text as it is sent, without its layout; of any other text as it stands. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(compact(text)).length
}

/** Characters of a JSON text as it is sent. */
export function charsOf(text: string): number {
  return [...compact(text)].length
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

function placeOf(json: string, at: number): { line: number; column: number } {
  const before = json.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function match(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(json) ? pattern.lastIndex : -1
}

function skip(json: string, at: number): number {
  return match(BLANK, json, at)
}

function value(json: string, at: number): number {
  if (at >= json.length) throw new Fault(at, 'end')
  if (json[at] === '{') return members(json, at, '}', member)
  if (json[at] === '[') return members(json, at, ']', value)
  if (json[at] === '"') return text(json, at)
  for (const pattern of [NUMBER, WORD]) {
    const end = match(pattern, json, at)
    if (end > at) return end
  }
  throw new Fault(at, 'value')
}

function members(
  json: string,
  at: number,
  close: string,
  one: (json: string, at: number) => number,
): number {
  let here = skip(json, at + 1)
  if (json[here] === close) return here + 1
  for (;;) {
    here = skip(json, one(json, here))
    if (json[here] === close) return here + 1
    if (here >= json.length) throw new Fault(here, 'end')
    if (json[here] !== ',') throw new Fault(here, 'comma')
    here = skip(json, here + 1)
  }
}

function member(json: string, at: number): number {
  if (at >= json.length) throw new Fault(at, 'end')
  if (json[at] !== '"') throw new Fault(at, 'name')
  const colon = skip(json, text(json, at))
  if (json[colon] !== ':') throw new Fault(colon, 'colon')
  return value(json, skip(json, colon + 1))
}

function text(json: string, at: number): number {
  const end = match(TEXT, json, at)
  if (end < 0) throw new Fault(at, 'text')
  return end
}
