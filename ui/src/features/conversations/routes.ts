import type { Screens } from '@/frame/screens'

export const screens: Screens = {
  conversations: () => import('./conversations-page'),
  conversation: () => import('./conversation-page'),
}
