import type { Screens } from '@/frame/screens'

export const screens: Screens = { import: () => import('./import-page') }
