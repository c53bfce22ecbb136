import { useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { useGo, usePath } from '@/frame/address'
import { type Command, useCommands } from '@/frame/commands'
import { connectionOf, paths } from '@/frame/paths'
import { IconApps, IconHistory, IconHome, IconListDetails, IconSettings } from '@/kit/icons'
import { appPlaces } from './places'

/** Every place as a command: G then a letter, and a line of the palette. */
export function useGoCommands(app: AppRef | null): void {
  const { t } = useLingui()
  const go = useGo()
  const connection = connectionOf(usePath())
  const command = (
    id: string,
    label: string,
    letter: string,
    icon: Command['icon'],
    href: string,
  ): Command => ({
    id: `go.${id}`,
    label,
    keys: `g ${letter}`,
    group: 'go',
    icon,
    run: () => go(href),
  })
  useCommands([
    ...(app
      ? appPlaces.map((each) =>
          command(each.place, t(each.label), each.letter, each.icon, each.href(app)),
        )
      : []),
    ...(connection ? [command('fleet', t`All apps`, 'f', IconApps, paths.fleet(connection))] : []),
    command('home', t`Connections`, 'h', IconHome, paths.home()),
    command('activity', t`Activity`, 'a', IconHistory, paths.activity()),
    command('jobs', t`Jobs`, 'j', IconListDetails, paths.jobs()),
    command('preferences', t`Preferences`, 'p', IconSettings, paths.preferences()),
  ])
}
