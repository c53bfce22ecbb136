/** How something was and how it is, as JSON; null where there is nothing to show. */
export type Sides = { before: string | null; after: string | null }

type Fields = Record<string, unknown>

/** Of both sides of a change, the fields that are not the same; one side alone stays whole. */
export function differing({ before, after }: Sides): Sides {
  if (before === null || after === null) return { before, after }
  try {
    const [was, is] = apart(JSON.parse(before), JSON.parse(after))
    return { before: textOf(was), after: textOf(is) }
  } catch {
    // No JSON, or one that nests too deeply to be compared.
    return before === after ? { before: null, after: null } : { before, after }
  }
}

/** What differs of two values; undefined where nothing is left. */
function apart(one: unknown, other: unknown): [unknown, unknown] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [undefined, undefined]
  if (!isFields(one) || !isFields(other)) return [one, other]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const pairs = names.map((name) => [name, apart(one[name], other[name])] as const)
  const side = (at: 0 | 1) => {
    const left = pairs.flatMap(([name, pair]) => (pair[at] === undefined ? [] : [[name, pair[at]]]))
    return left.length === 0 ? undefined : Object.fromEntries(left)
  }
  return [side(0), side(1)]
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
