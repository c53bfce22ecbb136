import type { Screens } from '@/frame/screens'

export const screens: Screens = {
  extensions: () => import('./extensions-page'),
  extension: () => import('./extension-page'),
}
