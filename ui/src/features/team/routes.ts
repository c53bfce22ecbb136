import type { Screens } from '@/frame/screens'

export const screens: Screens = { team: () => import('./team-page') }
