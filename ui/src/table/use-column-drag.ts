import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Column } from './column'
import type { ColumnControl } from './use-columns'

/** So far a press may wander and still be a click. */
const SLACK_PX = 5

/** A head on its way: which one, and before which it would be put (null: after the last). */
type Carried = { id: string; before: string | null }

/** Moves a column by its head: drag to where a line shows, Esc leaves it where it was. */
export function useColumnDrag<T>(columns: readonly Column<T>[], control: ColumnControl<T>) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])

  const put = ({ id, before }: Carried) => {
    const rest = control.order.filter((each) => each !== id)
    const last = columns.findLast((each) => each.id !== id)
    control.move(id, before === null ? rest.indexOf(last?.id ?? '') + 1 : rest.indexOf(before))
  }

  const start = (id: string, event: PointerEvent<HTMLElement>) => {
    const onGrip = event.target instanceof Element && event.target.closest('[data-grip]') !== null
    const row = event.currentTarget.parentElement
    if (event.button !== 0 || onGrip || row === null) return
    const from = event.clientX
    let now: Carried | null = null

    const follow = (to: globalThis.PointerEvent) => {
      if (now === null && Math.abs(to.clientX - from) < SLACK_PX) return
      now = { id, before: headAfter(row, to.clientX) }
      setCarried(now)
    }
    const drop = () => {
      end.current?.()
      if (now === null) return
      swallowClick()
      if (now.before !== id) put(now)
    }
    const giveUp = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || now === null) return
      key.preventDefault()
      key.stopPropagation()
      end.current?.()
      swallowClick()
    }
    const cancel = () => end.current?.()
    end.current = () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', cancel)
      window.removeEventListener('keydown', giveUp, true)
      setCarried(null)
    }
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', cancel)
    window.addEventListener('keydown', giveUp, true)
  }

  return { carried, start }
}

/** The first head whose middle is right of the pointer. */
function headAfter(row: HTMLElement, x: number): string | null {
  const heads = row.querySelectorAll<HTMLElement>('[data-column]')
  const found = [...heads].find((head) => {
    const { left, width } = head.getBoundingClientRect()
    return x < left + width / 2
  })
  return found?.dataset.column ?? null
}

/** The click that ends a drag is none: it would sort. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
