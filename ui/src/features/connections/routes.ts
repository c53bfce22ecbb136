import type { Screens } from '@/frame/screens'
import HomePage from './home-page'

// Part of the program itself: most windows open here, and would wait for one more file.
export const screens: Screens = { home: () => Promise.resolve({ default: HomePage }) }
