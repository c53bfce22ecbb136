import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const MANTINE = 'node_modules/@mantine/core/esm'
const CHARTS = 'node_modules/@mantine/charts/esm'

test('every part of Mantine that is used brings its styles', () => {
  const styled = [
    ...readFileSync('src/theme/mantine-parts.ts', 'utf8').matchAll(/styles\/(\w+)\.layer\.css/g),
  ].map(([, part]) => part)
  const needed = styledOf([...used('core'), ...ofCharts(), 'Notification'])
  expect(needed.length).toBeGreaterThan(20)
  expect(needed.filter((part) => !styled.includes(part))).toEqual([])
})

/** What the pages import by name from a package of Mantine. */
function used(from: 'core' | 'charts'): string[] {
  const paths = readdirSync('src', { encoding: 'utf8', recursive: true })
  return paths
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => imported(join('src', path), `@mantine/${from}`))
}

/** What the charts of the pages, with their legends and tips, import from Mantine themselves. */
function ofCharts(): string[] {
  const charts = used('charts')
  expect(charts.length).toBeGreaterThan(0)
  const files = charts.flatMap((chart) => [...readBy(join(CHARTS, chart, `${chart}.mjs`))])
  return files.flatMap((path) => imported(path, '@mantine/core'))
}

/** The parts that a file imports from a package. */
function imported(path: string, from: string): string[] {
  const imports = readFileSync(path, 'utf8').matchAll(/import \{([^}]*)\} from ['"]([^'"]+)['"]/g)
  return [...imports].flatMap(([, names = '', source]) =>
    source === from ? (names.match(/\b[A-Z]\w+/g) ?? []) : [],
  )
}

/** The parts with styles of their own among these and all that they import. */
function styledOf(parts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const part of parts) {
    for (const folder of ['components', 'core']) {
      readBy(join(MANTINE, folder, part, `${part}.mjs`), found)
    }
  }
  return [...found]
    .filter((path) => path.endsWith('.module.mjs'))
    .map((path) => basename(path, '.module.mjs'))
}

/** A file of a package and all that it reads of the same package. */
function readBy(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path) || !existsSync(path)) return found
  found.add(path)
  for (const [, to = ''] of readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
    readBy(join(dirname(path), to), found)
  }
  return found
}
