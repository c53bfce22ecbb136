import type { Screens } from '@/frame/screens'

export const screens: Screens = { settings: () => import('./settings-page') }
