import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const MANTINE = 'node_modules/@mantine/core/esm'

test('every part of Mantine that is used brings its styles', () => {
  const styled = [
    ...readFileSync('src/theme/mantine-parts.ts', 'utf8').matchAll(/styles\/(\w+)\.layer\.css/g),
  ].map(([, part]) => part)
  const needed = [...madeOf([...used(), 'Notification'])]
  expect(needed.length).toBeGreaterThan(20)
  expect(needed.filter((part) => !styled.includes(part))).toEqual([])
})

/** What the pages import from Mantine by name. */
function used(): string[] {
  const paths = readdirSync('src', { encoding: 'utf8', recursive: true })
  const imports = paths.flatMap((path) => [
    ...(path.endsWith('.tsx') ? readFileSync(join('src', path), 'utf8') : '').matchAll(
      /import \{([^}]*)\} from '@mantine\/core'/g,
    ),
  ])
  return imports.flatMap(([, names = '']) => names.match(/\b[A-Z]\w+/g) ?? [])
}

/** The parts with styles of their own among these and all that they import. */
function madeOf(parts: readonly string[]): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const read = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return
    seen.add(path)
    if (path.endsWith('.module.mjs')) found.add(basename(path, '.module.mjs'))
    for (const [, to = ''] of readFileSync(path, 'utf8').matchAll(/from "(\.[^"]+)"/g)) {
      read(join(dirname(path), to))
    }
  }
  for (const part of parts) {
    for (const folder of ['components', 'core']) read(join(MANTINE, folder, part, `${part}.mjs`))
  }
  return found
}
