import { useEffect, useRef } from 'react'
import type { MenuAct } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { listen } from '@/ipc/nudges'

const PLACES: Partial<Record<MenuAct, string>> = {
  home: paths.home(),
  activity: paths.activity(),
  jobs: paths.jobs(),
  preferences: paths.preferences(),
}

type Acts = Partial<Record<MenuAct, () => void>>

/** Carries out what was chosen in the menu of the system; `onPlace` clears what is in front. */
export function useMenu(acts: Acts, onPlace: () => void): void {
  const go = useGo()
  const latest = useRef({ acts, onPlace })
  useEffect(() => {
    latest.current = { acts, onPlace }
  })
  useEffect(
    () =>
      listen('menuChosen', ({ act }) => {
        const place = PLACES[act]
        if (!place) return latest.current.acts[act]?.()
        latest.current.onPlace()
        go(place)
      }),
    [go],
  )
}
