import type { Screens } from '@/frame/screens'

export const screens: Screens = { fleet: () => import('./fleet-page') }
