import type { Screens } from '@/frame/screens'

export const screens: Screens = { overview: () => import('./overview-page') }
