import type { ImportColumns, ImportFile, ImportHead, ImportKind } from '@/bindings'

/**
 * What the columns hold: as a person said the last time for files of this connection and kind,
 * where the heads are known from then; else as guessed.
 */
export function firstColumns(
  file: ImportFile,
  connection: string,
  kept: readonly ImportColumns[],
): (string | null)[] {
  const last = kept.find((each) => each.connection === connection && each.rows === file.kind)
  const known = new Map(last?.columns.map(({ head, field }) => [head, field]))
  const fields = new Set(file.fields.map((field) => field.id))
  const taken = new Set<string>()
  const columns = file.heads.map((head) => {
    const field = known.get(head) ?? null
    if (!field || !fields.has(field) || taken.has(field)) return null
    taken.add(field)
    return field
  })
  return columns.map((field, at) => {
    const guess = file.columns[at] ?? null
    if (field || known.has(file.heads[at] ?? '') || !guess || taken.has(guess)) return field
    taken.add(guess)
    return guess
  })
}

/** The preferences with what the columns of a file hold. */
export function withColumns(
  kept: readonly ImportColumns[],
  connection: string,
  rows: ImportKind,
  columns: ImportHead[],
): ImportColumns[] {
  const others = kept.filter((each) => each.connection !== connection || each.rows !== rows)
  return [...others, { connection, rows, columns }]
}
