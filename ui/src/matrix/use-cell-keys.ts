import { type KeyboardEvent, type RefObject, useState } from 'react'

export type Cell = { row: number; column: number }

/** The cell of a grid, by its place. */
export function cellAt(grid: HTMLElement | null, { row, column }: Cell): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null
}

/**
 * One cell of the grid is in the tab order; arrows, Home, End and Page keys move from cell to cell.
 */
export function useCellKeys(grid: RefObject<HTMLElement | null>, rows: number, columns: number) {
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const current = {
    row: Math.min(at.row, Math.max(rows - 1, 0)),
    column: Math.min(at.column, Math.max(columns - 1, 0)),
  }
  const go = (next: Cell) => {
    setAt(next)
    const cell = cellAt(grid.current, next)
    cell?.focus()
    cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    if (!from || event.altKey) return
    const whole = event.ctrlKey || event.metaKey
    const { row, column } = current
    const next: Partial<Record<string, Cell>> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      Home: { row: whole ? 0 : row, column: 0 },
      End: { row: whole ? rows - 1 : row, column: columns - 1 },
      PageUp: { row: row - 8, column },
      PageDown: { row: row + 8, column },
    }
    const to = next[event.key]
    if (!to) return
    event.preventDefault()
    event.stopPropagation()
    go({
      row: Math.max(0, Math.min(rows - 1, to.row)),
      column: Math.max(0, Math.min(columns - 1, to.column)),
    })
  }
  return { at: current, setAt, onKeyDown }
}
