// What a sandbox that stands in for the service has, connected in the window.

import type { SandboxApp } from '../gen/control.ts'
import type { Page } from './page.ts'
import type { Sandbox } from './sandbox.ts'
import { lists } from './ways.ts'

const REGIONS: Record<string, string> = { us: 'United States', eu: 'Europe', in: 'India' }

/** Connects the account and waits for its apps. */
export async function connect(page: Page, sandbox: Sandbox, apps: number): Promise<void> {
  await connectAccount(page, sandbox)
  await lists(page, `${apps} apps`, apps)
}

/** Connects the account. */
export async function connectAccount(page: Page, sandbox: Sandbox): Promise<void> {
  await page.click('button', /connect an account/i)
  await page.fill(/^Management key/, sandbox.ready.state.key)
  await page.fill(/^Secret/, sandbox.ready.state.secret)
  await page.click('button', /^Connect$/)
  await page.gone('dialog')
}

/** Fills in the form that connects one app, all but its key. */
export async function nameApp(page: Page, app: SandboxApp): Promise<void> {
  await page.click('button', /connect one app/i)
  await page.fill(/^App id/, app.id)
  await page.driver.click(await page.role('combobox', /^Region/))
  await page.click('option', new RegExp(REGIONS[app.region] ?? app.region))
  await page.fill(/^Name/, app.name)
}
