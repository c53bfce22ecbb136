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

/** The passphrase that opens the file, when the choice is the file and it is not open. */
type Kept<T> = { request: T; passphrase: string | null }

async function prepare(keep: Keep, passphrase: string | null): Promise<void> {
  if (keep === 'file' && passphrase !== null) await host.vaultFileOpen(passphrase)
}

export const useStartDemo = () => useCall(() => host.demoStart(), { stale })

export const useConnectAccount = () =>
  useCall(
    async ({ request, passphrase }: Kept<ConnectAccount>) => {
      await prepare(request.keep, passphrase)
      return host.connectAccount(request)
    },
    { stale },
  )

export const useConnectApp = () =>
  useCall(
    async ({ request, passphrase }: Kept<ConnectApp>) => {
      await prepare(request.keep, passphrase)
      return host.connectApp(request)
    },
    { stale },
  )

export const useOpenFile = () =>
  useCall((passphrase: string) => host.vaultFileOpen(passphrase), { stale })

export const useRename = () =>
  useCall(({ id, name }: { id: string; name: string }) => host.connectionRename(id, name), {
    stale,
  })

export const useCheck = () => useCall((id: string) => host.connectionCheck(id))

export const useRemove = () => useCall((id: string) => host.connectionRemove(id), { stale })

export const useClose = () => useCall((id: string) => host.connectionClose(id), { stale })
