import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { followKeys } from '@/frame/commands'
import { host } from '@/ipc/host'
import { followNudges } from '@/ipc/nudges'
import { followPreferences, usePreferences } from '@/ipc/preferences'
import { ConfirmLayer } from '@/kit/confirm'
import { CopyContext, CopyLayer } from '@/kit/copy'
import { TipLayer } from '@/kit/tip'
import { ToastLayer, toastProblem } from '@/kit/toast'
import { i18n } from '@/lib/i18n'
import { cssVariables, theme } from '@/theme/theme'
import type { AppRouter } from './router'

const copyText = (text: string) => host.textCopy(text)

/** All that surrounds the screens: language, colours, data, layers in front. */
export function Surroundings({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <Themed>
          <CopyContext value={copyText}>
            {children}
            <ConfirmLayer />
            <ToastLayer />
            <TipLayer />
            <CopyLayer />
          </CopyContext>
        </Themed>
      </QueryClientProvider>
    </I18nProvider>
  )
}

function Themed({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [{ theme: chosen, density, reduceMotion }] = usePreferences()
  useEffect(() => followPreferences(client, toastProblem), [client])
  useEffect(() => {
    document.documentElement.dataset.density = density
    document.documentElement.dataset.motion = reduceMotion ? 'none' : 'some'
  }, [density, reduceMotion])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      forceColorScheme={chosen === 'system' ? undefined : chosen}
      deduplicateCssVariables={false}
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
    >
      {children}
    </MantineProvider>
  )
}

export function App({ client, router }: { client: QueryClient; router: AppRouter }) {
  useEffect(() => followNudges(client), [client])
  useEffect(() => followKeys(), [])
  return (
    <Surroundings client={client}>
      <RouterProvider router={router} />
    </Surroundings>
  )
}
