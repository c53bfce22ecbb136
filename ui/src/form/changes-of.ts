/** Only what the person changed is sent, so that nothing else is written over; null stays. */
export function changesOf<T extends object, K extends keyof T>(
  before: T,
  after: T,
  names: readonly K[],
): { [Name in K]: T[Name] | null } {
  const changed = (name: K) =>
    JSON.stringify(before[name]) === JSON.stringify(after[name]) ? null : after[name]
  return Object.fromEntries(names.map((name) => [name, changed(name)])) as {
    [Name in K]: T[Name] | null
  }
}
