import type { Screens } from '@/frame/screens'

export const screens: Screens = {
  groups: () => import('./groups-page'),
  group: () => import('./group-page'),
}
