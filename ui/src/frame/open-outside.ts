import { t } from '@lingui/core/macro'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { confirm } from '@/kit/confirm'
import { toastProblem } from '@/kit/toast'

/**
 * Opens an address in the browser after the core has looked at it and the person has seen where it
 * goes; `from` says in a sentence where the address comes from.
 */
export async function openOutside(href: string, from?: string): Promise<void> {
  try {
    const { allowed, host: where, warning } = await host.linkCheck(href)
    if (!allowed) {
      toastProblem({ message: warning ?? t`This address is not opened.`, advice: '' })
      return
    }
    await confirm({
      title: t`Open ${where} in the browser?`,
      text: warning ?? from ?? t`The address comes from a message of somebody else.`,
      button: t`Open in the browser`,
      run: () => host.linkOpen(href),
    })
  } catch (thrown) {
    toastProblem(toConsoleError(thrown))
  }
}
