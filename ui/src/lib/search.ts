/**
 * The part of an address after `?`, kept readable: `?search=ann&role=vip&role=staff`. A value is a
 * text or a list of texts; empty ones are left out, so that an address without filters has none.
 */
export type Search = Readonly<Record<string, string | readonly string[] | null | undefined>>

export function writeSearch(search: Search = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    const all = typeof value === 'string' ? [value] : (value ?? [])
    for (const each of all) if (each !== '') query.append(name, each)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function readSearch(text: string): Record<string, string | string[]> {
  const search: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    search[name] = before === undefined ? value : [...list(before), value]
  }
  return search
}

/** One text of a search, `''` when absent. */
export function textOf(search: Search, name: string): string {
  return list(search[name])[0] ?? ''
}

/** All texts of a search under one name. */
export function list(value: string | readonly string[] | null | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/** The value when it is one of `known`, else null: an address can say anything. */
export function oneOf<T extends string>(value: string, known: readonly T[]): T | null {
  return known.find((each) => each === value) ?? null
}
