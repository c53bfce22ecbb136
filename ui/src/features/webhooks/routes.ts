import type { Screens } from '@/frame/screens'

export const screens: Screens = { webhooks: () => import('./webhooks-page') }
