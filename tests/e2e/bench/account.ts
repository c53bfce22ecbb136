// The account of a sandbox that stands in for the service, connected in the window.

import type { Page } from '../driver/page.ts'
import type { Sandbox } from '../driver/sandbox.ts'
import { lists } from '../driver/ways.ts'

/** Connects the account and waits for its apps. */
export async function connect(page: Page, sandbox: Sandbox, apps: number): Promise<void> {
  await page.click('button', /connect an account/i)
  await page.fill(/^Management key/, sandbox.ready.state.key)
  await page.fill(/^Secret/, sandbox.ready.state.secret)
  await page.click('button', /^Connect$/)
  await page.gone('dialog')
  await lists(page, `${apps} apps`, apps)
}
