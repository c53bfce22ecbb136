/**
 * Tooltips without a component per button: `<button {...tip('New user', 'n')}>` is enough, and one
 * layer draws the tip of whatever is hovered or focused. A tip never holds what is said nowhere
 * else: it repeats a name, adds a key, or gives the exact form of something shown in short. What
 * stands in every row says less: `data-copy` is its own tip, and `data-tip-cut` asks for one that
 * tells the whole of a line, if it is cut.
 */
import { useEffect, useRef, useState } from 'react'
import { formatMoment } from '@/lib/format'
import { plainSafely } from '@/lib/safe-text'
import { Keys } from './keys'
import classes from './tip.module.css'

const DELAY_MS = 350
const GAP = 6
const EDGE = 8
/** A tip would cover what comes of the typing. */
const TYPED_IN = 'textarea, input:not([type="checkbox"], [type="radio"])'
const TIPPED = '[data-tip], [data-tip-at], [data-tip-cut], [data-copy]'

export type TipProps = { 'data-tip'?: string; 'data-tip-keys'?: string; 'data-tip-at'?: number }

export function tip(text: string, keys?: string): TipProps {
  return keys ? { 'data-tip': text, 'data-tip-keys': keys } : { 'data-tip': text }
}

/** The tip of a moment, in Unix seconds; put into words only when it is shown. */
export function tipAt(at: number): TipProps {
  return { 'data-tip-at': at }
}

type Shown = { text: string; keys: string; anchor: DOMRect }

export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => watchTips(setShown), [])

  useEffect(() => {
    const element = box.current
    if (!element || !shown) return
    const { width, height } = element.getBoundingClientRect()
    const { anchor } = shown
    const below = anchor.bottom + GAP + height < window.innerHeight
    const left = anchor.left + anchor.width / 2 - width / 2
    element.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`
    element.style.top = `${below ? anchor.bottom + GAP : anchor.top - GAP - height}px`
    element.style.visibility = 'visible'
  }, [shown])

  if (!shown) return null
  return (
    <div ref={box} role="tooltip" className={classes.tip} key={shown.text}>
      <bdi>{shown.text}</bdi>
      {shown.keys !== '' && <Keys combo={shown.keys} />}
    </div>
  )
}

/** What is told at `inner`, or else at what it stands in. */
function tipOf(inner: Element): Shown | null {
  for (let each: Element | null | undefined = inner; each; ) {
    if (each instanceof HTMLElement) {
      const text = wordsOf(each)
      const keys = each.dataset.tipKeys ?? ''
      if (text !== '') return { text, keys, anchor: each.getBoundingClientRect() }
    }
    each = each.parentElement?.closest(TIPPED)
  }
  return null
}

function wordsOf(anchor: HTMLElement): string {
  const { tip, tipAt, copy } = anchor.dataset
  if (tipAt !== undefined) return formatMoment(Number(tipAt))
  const isCut = anchor.scrollWidth > anchor.clientWidth
  return tip ?? (copy && plainSafely(copy)) ?? (isCut ? (anchor.textContent ?? '') : '')
}

/** Follows pointer and focus over the whole page; returns what ends it. */
function watchTips(show: (tip: Shown | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Element | null = null

  const hide = () => {
    clearTimeout(timer)
    current = null
    show(null)
  }
  const aim = (event: Event, delay: number) => {
    const anchor = event.target instanceof Element ? event.target.closest(TIPPED) : null
    if (anchor === current) return
    hide()
    if (anchor === null) return
    current = anchor
    timer = setTimeout(() => anchor.isConnected && show(tipOf(anchor)), delay)
  }
  const over = (event: Event) => aim(event, DELAY_MS)
  const focus = (event: Event) => {
    const { target } = event
    if (!(target instanceof Element) || target.matches(TYPED_IN)) return
    if (target.matches(':focus-visible')) aim(event, 0)
  }
  const listeners: [string, (event: never) => void][] = [
    ['pointerover', over],
    ['focusin', focus],
    ['focusout', hide],
    ['pointerdown', hide],
    ['wheel', hide],
    ['keydown', hide],
  ]
  for (const [name, heard] of listeners) {
    document.addEventListener(name, heard as EventListener, { capture: true, passive: true })
  }
  return () => {
    clearTimeout(timer)
    for (const [name, heard] of listeners) {
      document.removeEventListener(name, heard as EventListener, { capture: true })
    }
  }
}
