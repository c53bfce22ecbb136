import { useEffect, useState } from 'react'

const PAUSE_MS = 300

/** A typed text once there was a pause, for what is dear to ask; that it is empty counts at once. */
export function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (text === '') return setSettled('')
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}
