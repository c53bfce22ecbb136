import type { Screens } from '@/frame/screens'

export const screens: Screens = { calls: () => import('./calls-page') }
