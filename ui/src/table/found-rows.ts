import { loadedBetween, type Rows } from './rows'

/** Those of the loaded rows whose words have a text; all rows while there is none. */
export function foundAmong<T>(rows: Rows<T>, text: string, wordsOf: (row: T) => string): Rows<T> {
  const wanted = text.trim().toLowerCase()
  if (wanted === '' || rows.total === null) return rows
  const found = loadedBetween(rows, 0, rows.total - 1).filter((row) =>
    wordsOf(row).toLowerCase().includes(wanted),
  )
  return {
    ...rows,
    listKey: `${rows.listKey} ${wanted}`,
    total: found.length,
    countKind: 'exact',
    at: (index) => found[index],
    inView: () => undefined,
  }
}
