import { type KeyboardEvent, useRef } from 'react'
import { stepOf } from '@/frame/commands'

type GridKeys = {
  total: number
  active: number
  /** How many rows a page of the screen holds. */
  pageSize: () => number
  move: (index: number) => void
  /** Selects from the anchor to `index`, both included. */
  extend?: (from: number, to: number) => void
  toggle?: (index: number) => void
  selectShown?: () => void
  selectAll?: () => void
  open?: (index: number) => void
  peek?: (index: number) => void
  menu?: (index: number) => void
  /** Any other key: an act of the active row. True when it was one. */
  other: (step: string, index: number) => boolean
}

/** The keyboard of a list: ui.md "Keys". The anchor of Shift is the last row moved to without it. */
export function useGridKeys(keys: GridKeys) {
  const anchor = useRef(0)
  const { total, active } = keys

  const destination = (step: string): number | null => {
    switch (step) {
      case 'arrowdown':
        return Math.min(active + 1, total - 1)
      case 'arrowup':
        return Math.max(active - 1, 0)
      case 'home':
        return 0
      case 'end':
        return total - 1
      case 'pagedown':
        return Math.min(active + keys.pageSize(), total - 1)
      case 'pageup':
        return Math.max(active - keys.pageSize(), 0)
      default:
        return null
    }
  }

  const act = (step: string): boolean => {
    const extending = step.startsWith('shift+') && keys.extend !== undefined
    const to = destination(extending ? step.slice('shift+'.length) : step)
    if (to !== null) {
      if (total === 0) return false
      if (extending) keys.extend?.(Math.max(0, anchor.current), to)
      else anchor.current = to
      keys.move(to)
      return true
    }
    const run = {
      enter: keys.open,
      space: keys.peek,
      x: keys.toggle,
      contextmenu: keys.menu,
      'shift+f10': keys.menu,
      'mod+a': keys.selectShown,
      'mod+shift+a': keys.selectAll,
    }[step]
    if (run && (active >= 0 || step.startsWith('mod'))) {
      run(active)
      return true
    }
    return active >= 0 && keys.other(step, active)
  }

  return {
    anchor: () => Math.max(0, anchor.current),
    setAnchor: (index: number) => {
      anchor.current = index
    },
    onKeyDown: (event: KeyboardEvent) => {
      const own = event.target instanceof Element && !event.target.closest('button, a, [role=menu]')
      const step = stepOf(event)
      if (!own || step === null || event.defaultPrevented) return
      if (act(step)) {
        event.preventDefault()
        event.stopPropagation()
      }
    },
  }
}
