import type { ConnectAccount, ConnectApp, Connection, Keep } from '@/bindings'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'

const stale = () => [keys.connections, keys.vault]

/** Where opening a connection leads: its only app, or all of them. */
export function hrefOf(connection: Connection): string {
  return connection.kind === 'app' && connection.app
    ? paths.overview({ connection: connection.id, app: connection.app })
    : paths.fleet(connection.id)
}

/**
 * What a connection is made of. The secrets are read from their fields at the last moment, so that
 * no cache of the window keeps one. The passphrase opens the file, when that is the choice.
 */
type Wanted<T, Secret extends keyof T> = {
  request: Omit<T, Secret>
  secret: () => string
  passphrase: () => string
}

async function prepare(keep: Keep, passphrase: () => string): Promise<void> {
  if (keep === 'file' && passphrase() !== '') await host.vaultFileOpen(passphrase())
}

export const useStartDemo = () => useCall(() => host.demoStart(), { stale })

export const useConnectAccount = () =>
  useCall(
    async ({ request, secret, passphrase }: Wanted<ConnectAccount, 'secret'>) => {
      await prepare(request.keep, passphrase)
      return host.connectAccount({ ...request, secret: secret().trim() })
    },
    { stale },
  )

export const useConnectApp = () =>
  useCall(
    async ({ request, secret, passphrase }: Wanted<ConnectApp, 'apiKey'>) => {
      await prepare(request.keep, passphrase)
      return host.connectApp({ ...request, apiKey: secret().trim() })
    },
    { stale },
  )

export const useOpenFile = () =>
  useCall((passphrase: () => string) => host.vaultFileOpen(passphrase()), { stale })

export const useRename = () =>
  useCall(({ id, name }: { id: string; name: string }) => host.connectionRename(id, name), {
    stale,
  })

export const useCheck = () => useCall((id: string) => host.connectionCheck(id))

export const useRemove = () => useCall((id: string) => host.connectionRemove(id), { stale })

export const useClose = () => useCall((id: string) => host.connectionClose(id), { stale })
