import { loadedBetween, type Rows } from './rows'
import { type Selection, useSelection } from './selection'

/**
 * The selection of a list that comes part by part and is in no index: all that can be selected are
 * the rows that were read. `picked` are those that are.
 */
export function useLoadedSelection<T>(
  rows: Rows<T>,
  rowId: (row: T) => string,
): { selection: Selection; picked: T[] } {
  const chosen = useSelection(rows.listKey)
  const loaded = () => loadedBetween(rows, 0, (rows.total ?? 0) - 1)
  const selection: Selection = {
    ...chosen,
    onlyLoaded: true,
    selectAll: () => chosen.set(loaded().map(rowId), true),
  }
  return { selection, picked: loaded().filter((row) => chosen.has(rowId(row))) }
}
