import { useSyncExternalStore } from 'react'

const EVERY_MS = 10_000
const watchers = new Set<() => void>()
let ticks = 0
let timer: ReturnType<typeof setInterval> | undefined

function watch(heard: () => void): () => void {
  watchers.add(heard)
  timer ??= setInterval(() => {
    ticks += 1
    for (const each of watchers) each()
  }, EVERY_MS)
  return () => {
    watchers.delete(heard)
    if (watchers.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** Unix seconds now. */
export const nowSecs = (): number => Math.floor(Date.now() / 1000)

const ticksNow = () => ticks

/** Renders a component again as time passes. One timer serves the whole window. */
export function useTicks(): void {
  useSyncExternalStore(watch, ticksNow, ticksNow)
}
