import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Icon } from '@tabler/icons-react'
import type { AppRef } from '@/bindings'
import { type Place, paths } from '@/frame/paths'
import type { Screens } from '@/frame/screens'
import {
  IconBell,
  IconChartBar,
  IconGauge,
  IconIdBadge2,
  IconKey,
  IconMessages,
  IconPhone,
  IconPuzzle,
  IconSettings,
  IconShieldCheck,
  IconUpload,
  IconUser,
  IconUserCircle,
  IconUsersGroup,
  IconWebhook,
} from '@/kit/icons'
import type { Search } from '@/lib/search'

/** A place of an app as the menu, the palette and G-then-a-letter know it. */
export type AppPlace = {
  place: Place
  label: MessageDescriptor
  icon: Icon
  letter: string
  href: (app: AppRef, search?: Search) => string
}

const APP_PLACES: readonly AppPlace[] = [
  { place: 'overview', label: msg`Overview`, icon: IconGauge, letter: 'o', href: paths.overview },
  {
    place: 'conversations',
    label: msg`Conversations`,
    icon: IconMessages,
    letter: 'c',
    href: paths.conversations,
  },
  {
    place: 'moderation',
    label: msg`Moderation`,
    icon: IconShieldCheck,
    letter: 'm',
    href: paths.moderation,
  },
  { place: 'users', label: msg`Users`, icon: IconUser, letter: 'u', href: paths.users },
  { place: 'groups', label: msg`Groups`, icon: IconUsersGroup, letter: 'g', href: paths.groups },
  { place: 'import', label: msg`Import`, icon: IconUpload, letter: 'i', href: paths.import },
  { place: 'roles', label: msg`Roles`, icon: IconIdBadge2, letter: 'r', href: paths.roles },
  { place: 'apiKeys', label: msg`API keys`, icon: IconKey, letter: 'k', href: paths.apiKeys },
  { place: 'webhooks', label: msg`Webhooks`, icon: IconWebhook, letter: 'w', href: paths.webhooks },
  {
    place: 'extensions',
    label: msg`Extensions`,
    icon: IconPuzzle,
    letter: 'e',
    href: paths.extensions,
  },
  {
    place: 'notifications',
    label: msg`Notifications`,
    icon: IconBell,
    letter: 'n',
    href: paths.notifications,
  },
  { place: 'calls', label: msg`Calls`, icon: IconPhone, letter: 'l', href: paths.calls },
  { place: 'team', label: msg`Team`, icon: IconUserCircle, letter: 't', href: paths.team },
  {
    place: 'settings',
    label: msg`Settings`,
    icon: IconSettings,
    letter: 's',
    href: paths.settings,
  },
  { place: 'usage', label: msg`Usage`, icon: IconChartBar, letter: 'v', href: paths.usage },
]

const offered = import.meta.glob<Screens>('../features/*/routes.ts', {
  eager: true,
  import: 'screens',
})

/** Every screen there is, by place. Features say so themselves in their `routes.ts`. */
export const screens: Screens = Object.assign({}, ...Object.values(offered))

/** The places whose lists are saved as views. */
export const VIEWED = ['users', 'groups'] as const

/** The places of an app that have a screen; the others are not in the menu. */
export const appPlaces = APP_PLACES.filter(({ place }) => place in screens)
