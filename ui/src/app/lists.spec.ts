import { expect, test } from 'vitest'
import type { Column } from '@/table/column'

/** Of a window nobody has resized yet, in px: without the side bar and the table's own edges. */
const ROOM = 1280 - 232 - 24
const SELECT = 36
const SELECTABLE = [
  '../features/users/columns.tsx columns',
  '../features/groups/columns.tsx memberColumns',
]

const modules = import.meta.glob<Record<string, readonly Column<unknown>[]>>(
  ['../features/*/columns.tsx', '../features/*/*-columns.tsx'],
  { eager: true },
)
const lists = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, columns]) =>
    Array.isArray(columns) ? [[`${file} ${name}`, columns] as const] : [],
  ),
)

test.each(lists)('%s fit into the window as it opens', (list, columns) => {
  const shown = columns.filter((column) => !column.hidden)
  expect(shown.length).toBeGreaterThan(0)
  const edge = SELECTABLE.includes(list) ? SELECT : 0
  expect(shown.reduce((sum, column) => sum + column.width, edge)).toBeLessThanOrEqual(ROOM)
})
