// axe-core inside the real window.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Result } from 'axe-core'
import type { WebDriver } from './webdriver.ts'

const require = createRequire(import.meta.url)

/** What axe says of the page as it is now, leaving out what is minor or moderate. */
export async function seriousFindings(driver: WebDriver): Promise<string[]> {
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
  const script = `
    if (!window.axe) { (function () { ${axe} }).call(window) }
    return window.axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)`
  const violations = await driver.executeText<Result[]>(script)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const where = nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ''}`)
      return `${id}: ${help}\n${where.join('\n')}`
    })
}
