import { useEffect, useState } from 'react'
import { nowSecs } from './ticker'

/** Whole seconds until a moment, in Unix seconds; 0 once it has come, or where there is none. */
export function useSecondsLeft(until: number | null): number {
  const [now, setNow] = useState(nowSecs)
  const left = until === null ? 0 : Math.max(0, until - now)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(nowSecs()), 1000)
    return () => clearTimeout(timer)
  })
  return left
}
