import { useMemo, useSyncExternalStore } from 'react'

const EVERY_MS = 10_000
const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function watch(heard: () => void): () => void {
  watchers.add(heard)
  timer ??= setInterval(() => {
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

/**
 * Text that depends on the time. One timer serves the whole window, and a component renders again
 * only when its own text has changed.
 */
export function useTicking(text: (now: number) => string): string {
  // React asks several times for each drawing, and words for a time are dear.
  const read = useMemo(() => {
    let [at, words] = [-1, '']
    return () => {
      const now = nowSecs()
      if (now !== at) [at, words] = [now, text(now)]
      return words
    }
  }, [text])
  return useSyncExternalStore(watch, read, read)
}
