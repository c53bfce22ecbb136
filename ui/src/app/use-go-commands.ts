import { useLingui } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { useGo, usePath } from '@/frame/address'
import { type Command, useCommands } from '@/frame/commands'
import { connectionOf, paths } from '@/frame/paths'
import { viewsQuery } from '@/ipc/questions'
import {
  IconApps,
  IconBookmark,
  IconChartLine,
  IconHistory,
  IconHome,
  IconListDetails,
  IconSettings,
} from '@/kit/icons'
import { searchOfView } from '@/table/views/view-address'
import { appPlaces, VIEWED } from './places'

const NOWHERE: AppRef = { connection: '', app: '' }

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
  const views = useQueries({
    queries: VIEWED.map((place) => ({
      ...viewsQuery(app ?? NOWHERE, place),
      enabled: app !== null,
    })),
    combine: (answers) => answers.flatMap((answer) => answer.data ?? []),
  })
  const viewCommands = views.flatMap((view): Command[] => {
    const place = appPlaces.find((each) => each.place === view.list)
    if (app === null || place === undefined) return []
    return [
      {
        id: `go.view.${view.id}`,
        label: `${t(place.label)}: ${view.name}`,
        group: 'go',
        icon: IconBookmark,
        run: () => go(place.href(app, searchOfView(view))),
      },
    ]
  })
  useCommands([
    ...viewCommands,
    ...(app
      ? appPlaces.map((each) =>
          command(each.place, t(each.label), each.letter, each.icon, each.href(app)),
        )
      : []),
    ...(connection
      ? [
          command('fleet', t`All apps`, 'f', IconApps, paths.fleet(connection)),
          command(
            'fleetUsage',
            t`Usage of all apps`,
            'y',
            IconChartLine,
            paths.fleetUsage(connection),
          ),
        ]
      : []),
    command('home', t`Connections`, 'h', IconHome, paths.home()),
    command('activity', t`Activity`, 'a', IconHistory, paths.activity()),
    command('jobs', t`Jobs`, 'j', IconListDetails, paths.jobs()),
    command('preferences', t`Preferences`, 'p', IconSettings, paths.preferences()),
  ])
}
