import { useLingui } from '@lingui/react/macro'
import { use } from 'react'
import type { Connection, FleetApp } from '@/bindings'
import { useGo, useSearch } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { CopyContext } from '@/kit/copy'
import { IconCopy, IconExternalLink, IconEye, IconTag } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useAppTasks } from './use-app-tasks'

/** What can be done with one app of the list. */
export function useAppActs(connection: Connection['id']): (app: FleetApp) => readonly ActGroup[] {
  const { t } = useLingui()
  const go = useGo()
  const [, setSearch] = useSearch()
  const copy = use(CopyContext)
  const tasks = useAppTasks(connection)
  return (app) => {
    const href = paths.overview({ connection, app: app.app })
    return [
      [
        { id: 'open', label: t`Open`, icon: IconEye, keys: 'enter', run: () => go(href) },
        {
          id: 'window',
          label: t`Open in a new window`,
          icon: IconExternalLink,
          quick: true,
          run: () => void host.windowOpen(href),
        },
      ],
      [
        {
          id: 'label',
          label: t`Label and colour`,
          icon: IconTag,
          keys: 'e',
          quick: true,
          run: () => setSearch({ peek: app.app }),
        },
        {
          id: 'copy',
          label: t`Copy app id`,
          icon: IconCopy,
          run: () => void copy(app.app).then(() => toast({ text: t`Copied ${app.app}` })),
        },
      ],
      ...tasks(app),
    ]
  }
}
