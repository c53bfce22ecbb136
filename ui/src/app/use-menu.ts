import { useEffect, useRef } from 'react'
import type { MenuAct } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { listen } from '@/ipc/nudges'
import { screens } from './places'

const PLACES = {
  home: paths.home(),
  activity: paths.activity(),
  jobs: paths.jobs(),
  preferences: paths.preferences(),
}

/** Where an act of the menu leads, if that place has a screen. */
function placeOf(act: MenuAct): string | null {
  return act in PLACES && act in screens ? PLACES[act as keyof typeof PLACES] : null
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
        const place = placeOf(act)
        if (!place) return latest.current.acts[act]?.()
        latest.current.onPlace()
        go(place)
      }),
    [go],
  )
}
