/** Only what the person changed is sent, so that nothing else is written over; null stays. */
export function changesOf<T extends object, K extends keyof T>(
  before: T,
  after: T,
  names: readonly K[],
): { [Name in K]: T[Name] | null } {
  const changed = (name: K) => (isSame(before[name], after[name]) ? null : after[name])
  return Object.fromEntries(names.map((name) => [name, changed(name)])) as {
    [Name in K]: T[Name] | null
  }
}

type Rules<T> = { [Name in keyof T]?: (value: T[Name], values: T) => string | null }

/**
 * The same rules for what the person changed alone, as the core judges: what the service holds
 * already may break them, and must not stand in the way of another change.
 */
export function judgeChanged<T extends object>(rules: Rules<T>, before: T): Rules<T> {
  const names = Object.keys(rules) as (keyof T)[]
  const judged = names.map((name) => [
    name,
    (value: T[typeof name], values: T) =>
      isSame(before[name], value) ? null : (rules[name]?.(value, values) ?? null),
  ])
  return Object.fromEntries(judged) as Rules<T>
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
