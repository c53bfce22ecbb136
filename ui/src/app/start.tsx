import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@/theme/tokens.css'
import '@/theme/base.css'
import '@/theme/mantine.css'
import { createRoot } from 'react-dom/client'
import { loadPreferences } from '@/ipc/preferences'
import { createQueryClient } from '@/ipc/query'
import { App } from './app'
import { createAppRouter } from './router'

/** Draws the window. The host must be installed before. */
export async function start(element: HTMLElement): Promise<void> {
  const client = createQueryClient()
  const preferences = await loadPreferences(client)
  const router = createAppRouter()
  const atStart = router.state.location.pathname === '/'
  if (atStart && preferences.lastPlace) router.history.replace(preferences.lastPlace)
  createRoot(element).render(<App client={client} router={router} />)
}
