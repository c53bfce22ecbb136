import type { Screens } from '@/frame/screens'

export const screens: Screens = { roles: () => import('./roles-page') }
