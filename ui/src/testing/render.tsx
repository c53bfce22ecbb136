/**
 * Screens and parts in specs: `renderAt(path)` draws the whole window at an address, `renderPart`
 * one component with everything around it (`user` types and clicks). Both want a `fakeHost` first.
 */
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useEffect } from 'react'
import { App, Surroundings } from '@/app/app'
import { createAppRouter } from '@/app/router'
import { followKeys } from '@/frame/commands'
import { loadPreferences } from '@/ipc/preferences'
import { createQueryClient } from '@/ipc/query'
import { forgetToasts } from '@/kit/toast'
import { readSearch, type Search, writeSearch } from '@/lib/search'

async function quietClient() {
  forgetToasts()
  const client = createQueryClient()
  await loadPreferences(client)
  return client
}

/** The window at an address. Ends when the screen's heading is there. */
export async function renderAt(path: string) {
  const client = await quietClient()
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  // The page's own chunk first: reading it from disk is no part of what a spec waits for.
  await router.load()
  const user = userEvent.setup()
  render(<App client={client} router={router} />)
  await screen.findByRole('heading', { level: 1 })
  return { user, client, router, path: () => router.state.location.href }
}

/** One component with language, theme, data, router and keys around it. */
export async function renderPart(part: ReactNode, path = '/') {
  const client = await quietClient()
  const root = createRootRoute({ component: () => <Keyed>{part}</Keyed> })
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: [path] }),
    parseSearch: readSearch,
    stringifySearch: (search) => writeSearch(search as Search),
  })
  await router.load()
  const user = userEvent.setup()
  const view = render(
    <Surroundings client={client}>
      <RouterProvider router={router} />
    </Surroundings>,
  )
  return { user, client, router, ...view }
}

function Keyed({ children }: { children: ReactNode }) {
  useEffect(() => followKeys(), [])
  return children
}
