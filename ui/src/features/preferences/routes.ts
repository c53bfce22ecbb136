import type { Screens } from '@/frame/screens'

export const screens: Screens = { preferences: () => import('./preferences-page') }
