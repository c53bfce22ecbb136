import type { Screens } from '@/frame/screens'

export const screens: Screens = { notifications: () => import('./notifications-page') }
