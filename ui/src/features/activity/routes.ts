import type { Screens } from '@/frame/screens'

export const screens: Screens = { activity: () => import('./activity-page') }
