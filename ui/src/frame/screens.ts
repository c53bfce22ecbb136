import type { ComponentType } from 'react'
import type { Place } from './paths'

/**
 * What a feature offers the frame. `features/users/routes.ts` exports `screens: Screens`; the
 * router and the menu find it by that name, so a new feature touches no other file:
 * `export const screens: Screens = { users: () => import('./users-page') }`. The page is the
 * module's default export and loads when its place is first opened.
 */
export type Screens = Partial<Record<Place, () => Promise<{ default: ComponentType }>>>
