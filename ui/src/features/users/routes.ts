import type { Screens } from '@/frame/screens'

export const screens: Screens = {
  users: () => import('./users-page'),
  user: () => import('./user-page'),
}
