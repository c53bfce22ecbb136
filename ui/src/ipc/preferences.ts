import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Preference, Preferences as Sent } from '@/bindings'
import { type ConsoleError, toConsoleError } from './error'
import { host } from './host'
import { keys } from './keys'
import { listen } from './nudges'
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

/** Chosen in this window and not kept yet. */
let unkept: Partial<Preferences> = {}
let told: (problem: ConsoleError) => void = () => undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads the preferences before the first paint, so that nothing jumps after it. */
export function loadPreferences(client: QueryClient): Promise<Preferences> {
  clearTimeout(timer)
  unkept = {}
  return client.ensureQueryData(preferencesQuery).catch(() => STANDARD)
}

/** What the user chose, and how to change some of it. Shown at once, kept a moment later. */
export function usePreferences(): [Preferences, (changes: Partial<Preferences>) => void] {
  const client = useQueryClient()
  const { data } = useQuery(preferencesQuery)
  const change = useCallback(
    (changes: Partial<Preferences>) => {
      unkept = { ...unkept, ...changes }
      show(client, {})
      clearTimeout(timer)
      timer = setTimeout(() => void keep(client), SETTLE_MS)
    },
    [client],
  )
  return [data ?? STANDARD, change]
}

/**
 * Takes over what other windows choose, and tells what could not be kept; returns what ends it.
 */
export function followPreferences(
  client: QueryClient,
  onProblem: (problem: ConsoleError) => void,
): () => void {
  told = onProblem
  return listen('preferencesChanged', ({ preferences }) => show(client, preferences))
}

function show(client: QueryClient, kept: Partial<Preferences>): void {
  client.setQueryData<Preferences>(keys.preferences, (before) => ({
    ...(before ?? STANDARD),
    ...kept,
    ...unkept,
  }))
}

/** Sends what was changed and nothing else: the rest may have been changed in another window. */
async function keep(client: QueryClient): Promise<void> {
  const sent = unkept
  const changes = Object.entries(sent).map(([name, value]) => ({ name, value }) as Preference)
  const problem = await host.preferencesSet(changes).then(() => null, toConsoleError)
  const isNewer = ([name, value]: [string, unknown]) => value !== sent[name as keyof Preferences]
  unkept = Object.fromEntries(Object.entries(unkept).filter(isNewer))
  if (problem === null) return
  told(problem)
  show(client, await host.preferencesGet().catch(() => ({})))
}
