import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { AppRef } from '@/bindings'
import { useUsageNews } from '@/features/usage/use-usage-news'
import { usePath } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { SkipLink } from '@/frame/page'
import { appOf } from '@/frame/paths'
import { host } from '@/ipc/host'
import { usePreferences } from '@/ipc/preferences'
import { appQuery } from '@/ipc/questions'
import { TenantBand } from '@/kit/tenant'
import { undoLast } from '@/kit/toast'
import { startEarlyTyping } from './early-typing'
import classes from './shell.module.css'
import { Sidebar } from './sidebar'
import { useGoCommands } from './use-go-commands'
import { useMenu } from './use-menu'
import { chunk, WhenLoaded } from './when-loaded'

const palette = chunk(() => import('./palette'))
const keySheet = chunk(() => import('./key-sheet'))

const PALETTE_AFTER_MS = 500

type InFront = 'palette' | 'keys' | null

/** The frame around every screen. */
export function Shell() {
  const { t } = useLingui()
  const path = usePath()
  useUsageNews()
  const app = appOf(path)
  const [inFront, setInFront] = useState<InFront>(null)
  const [{ sidebarCollapsed }, change] = usePreferences()
  const close = () => setInFront(null)
  const openPalette = () => {
    startEarlyTyping()
    setInFront('palette')
  }

  useEffect(() => {
    void host.shellReady().catch(() => undefined)
    // Ready before the first Ctrl/⌘ K, and out of the way of the first paint.
    const timer = setTimeout(() => void palette.load(), PALETTE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => change({ lastPlace: path }), [path, change])
  useGoCommands(app)
  useMenu({ palette: openPalette, keys: () => setInFront('keys') }, close)
  useCommands([
    {
      id: 'palette',
      label: t`Find or do something`,
      keys: 'mod+k',
      group: 'everywhere',
      always: true,
      unlisted: true,
      run: openPalette,
    },
    {
      id: 'keys',
      label: t`All keys of this page`,
      keys: '?',
      group: 'everywhere',
      run: () => setInFront('keys'),
    },
    {
      id: 'undo',
      label: t`Undo the last act`,
      keys: 'mod+z',
      group: 'everywhere',
      run: () => void undoLast(),
    },
    {
      id: 'sidebar',
      label: sidebarCollapsed ? t`Show the side bar` : t`Fold the side bar`,
      keys: 'mod+b',
      group: 'everywhere',
      run: () => change({ sidebarCollapsed: !sidebarCollapsed }),
    },
  ])

  return (
    <div className={classes.shell}>
      <SkipLink />
      <Sidebar
        app={app}
        collapsed={sidebarCollapsed}
        onCollapse={(collapsed) => change({ sidebarCollapsed: collapsed })}
        onSearch={openPalette}
      />
      <main id="content" tabIndex={-1} className={classes.content}>
        {app && <Band app={app} />}
        <Outlet />
      </main>
      {inFront === 'palette' && <WhenLoaded of={palette} app={app} onClose={close} />}
      {inFront === 'keys' && <WhenLoaded of={keySheet} onClose={close} />}
    </div>
  )
}

function Band({ app }: { app: AppRef }) {
  const { data } = useQuery(appQuery(app))
  return <TenantBand tenant={data ?? { name: app.app, colour: 'grey', label: 'none' }} />
}
