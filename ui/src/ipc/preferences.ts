import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Preferences as Sent } from '@/bindings'
import { host } from './host'
import { keys } from './keys'
import { read } from './query'

const SETTLE_MS = 250

/** The core fills in whatever an older file lacks, so that nothing is missing here. */
export type Preferences = Required<Sent>

const STANDARD: Preferences = {
  theme: 'system',
  density: 'comfortable',
  reduceMotion: false,
  sidebarCollapsed: false,
  lastPlace: null,
  columns: [],
  imports: [],
  proxy: { kind: 'system' },
  keyReminderDays: 180,
}

const preferencesQuery = {
  ...read(keys.preferences, async () => ({ ...STANDARD, ...(await host.preferencesGet()) })),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
}

/** Reads the preferences before the first paint, so that nothing jumps after it. */
export function loadPreferences(client: QueryClient): Promise<Preferences> {
  return client.ensureQueryData(preferencesQuery).catch(() => STANDARD)
}

let timer: ReturnType<typeof setTimeout> | undefined

/** What the user chose, and how to change some of it. Shown at once, kept a moment later. */
export function usePreferences(): [Preferences, (changes: Partial<Preferences>) => void] {
  const client = useQueryClient()
  const { data } = useQuery(preferencesQuery)
  const change = useCallback(
    (changes: Partial<Preferences>) => {
      client.setQueryData<Preferences>(keys.preferences, (before) => ({
        ...(before ?? STANDARD),
        ...changes,
      }))
      clearTimeout(timer)
      timer = setTimeout(() => {
        const now = client.getQueryData<Preferences>(keys.preferences)
        if (now) void host.preferencesSet(now).catch(() => undefined)
      }, SETTLE_MS)
    },
    [client],
  )
  return [data ?? STANDARD, change]
}
