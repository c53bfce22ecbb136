import type { Screens } from '@/frame/screens'

export const screens: Screens = { apiKeys: () => import('./api-keys-page') }
