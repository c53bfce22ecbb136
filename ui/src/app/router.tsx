import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { type Place, patterns } from '@/frame/paths'
import { readSearch, type Search, writeSearch } from '@/lib/search'
import { ErrorScreen } from './error-screen'
import { NowhereScreen } from './nowhere-screen'
import { screens } from './places'
import { Shell } from './shell'

/** The router over every screen that exists. Specs give a history in memory. */
export function createAppRouter(history?: RouterHistory) {
  const root = createRootRoute({
    component: Shell,
    errorComponent: ErrorScreen,
    notFoundComponent: NowhereScreen,
  })
  const routes = Object.entries(screens).map(([place, load]) =>
    createRoute({
      getParentRoute: () => root,
      path: patterns[place as Place],
      component: lazyRouteComponent(load),
      errorComponent: ErrorScreen,
    }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    history,
    parseSearch: readSearch,
    stringifySearch: (search) => writeSearch(search as Search),
    defaultPendingMs: 300,
    defaultStructuralSharing: true,
    scrollRestoration: false,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>
