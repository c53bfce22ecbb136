import type { Screens } from '@/frame/screens'

export const screens: Screens = { jobs: () => import('./jobs-page') }
