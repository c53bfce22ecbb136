import type { Screens } from '@/frame/screens'

export const screens: Screens = { home: () => import('./home-page') }
