/**
 * The receiver of deliveries of this window. It goes on while other screens are looked at, and keeps
 * the newest deliveries alone.
 */
import { useSyncExternalStore } from 'react'
import type { Delivery, Listening, ListenRequest } from '@/bindings'
import { host } from '@/ipc/host'

/** Deliveries that are kept; older ones go. */
export const KEPT = 200

export type ListenState = {
  open: Listening | null
  /** The newest first. */
  deliveries: readonly Delivery[]
  /** How many came in all. */
  count: number
}

const NOTHING: ListenState = { open: null, deliveries: [], count: 0 }

let state = NOTHING
let session = 0
const watchers = new Set<() => void>()

function become(next: ListenState): void {
  state = next
  for (const each of watchers) each()
}

export function useListening(): ListenState {
  return useSyncExternalStore(
    (heard) => {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
    () => state,
  )
}

/** Begins to listen; what came to a receiver before is forgotten. */
export async function startListening(request: ListenRequest, password: string): Promise<void> {
  await stopListening()
  const mine = ++session
  const open = await host.listenOpen(request, password, (deliveries) => {
    if (mine !== session) return
    const all = [...deliveries.toReversed(), ...state.deliveries].slice(0, KEPT)
    become({ ...state, deliveries: all, count: state.count + deliveries.length })
  })
  become({ ...state, open })
}

/** Stops listening; what came stays to be looked at until the next start. */
export async function stopListening(): Promise<void> {
  const { open } = state
  session += 1
  if (open) {
    become({ ...state, open: null })
    await host.listenClose(open.id)
  }
}

/** Forgets what came. */
export function clearDeliveries(): void {
  become({ ...state, deliveries: [], count: 0 })
}

/** Forgets everything, for specs. */
export function forgetListening(): void {
  session += 1
  become(NOTHING)
}
