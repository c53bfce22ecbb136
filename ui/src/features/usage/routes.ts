import type { Screens } from '@/frame/screens'

export const screens: Screens = {
  usage: () => import('./usage-page'),
  fleetUsage: () => import('./fleet-usage-page'),
}
