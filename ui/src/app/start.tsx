import '@/theme/mantine-parts'
import '@/theme/tokens.css'
import '@/theme/base.css'
import '@/theme/mantine.css'
import { createRoot } from 'react-dom/client'
import { connectionOf } from '@/frame/paths'
import { host } from '@/ipc/host'
import { loadPreferences } from '@/ipc/preferences'
import { createQueryClient } from '@/ipc/query'
import { connectionsQuery } from '@/ipc/questions'
import { App } from './app'
import { createAppRouter } from './router'

/** Draws the window. The host must be installed before. */
export async function start(element: HTMLElement): Promise<void> {
  const client = createQueryClient()
  const router = createAppRouter()
  void client.prefetchQuery(connectionsQuery)
  const preferences = await loadPreferences(client)
  const place = await placeToReturnTo(preferences.lastPlace)
  if (place && location.pathname === '/') router.history.replace(place)
  // Drawn once, with its screen: a frame without one would be thrown away at once.
  await router.load()
  createRoot(element).render(<App client={client} router={router} />)
}

/** The last place, if its connection is still there and open; a demo is gone after a restart. */
async function placeToReturnTo(last: string | null): Promise<string | null> {
  if (last === null) return null
  const id = connectionOf(last)
  if (id === null) return last
  const connections = await host.connectionsList().catch(() => [])
  return connections.some((each) => each.id === id && each.state === 'ready') ? last : null
}
