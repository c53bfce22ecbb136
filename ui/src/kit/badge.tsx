import type { Icon } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import classes from './badge.module.css'
import { safeText } from './safe-text'
import { tip } from './tip'

/** Letters of a tag or role. */
const MOST = 100
const CHIP = `${classes.badge} ${classes.chip}`

export type Tone = 'neutral' | 'red' | 'amber' | 'green' | 'blue' | 'accent'

/** A state in a word; the colour only repeats what the word and the icon say. */
export function Badge(props: { children: ReactNode; tone?: Tone; icon?: Icon; hint?: string }) {
  const { children, tone = 'neutral', icon: Glyph, hint } = props
  return (
    <span className={`${classes.badge} ${classes[tone]}`} {...(hint ? tip(hint) : {})}>
      {Glyph && <Glyph size={12} stroke={2} aria-hidden />}
      {children}
    </span>
  )
}

/** A tag or role: neutral, isolated from the direction of the text around it. */
export function Chip({ children, hint }: { children: ReactNode; hint?: string }) {
  if (typeof children === 'string' && !hint) return chip(children)
  return (
    <span className={CHIP} {...(hint ? tip(hint) : {})}>
      {typeof children === 'string' ? safeText(children, MOST) : <bdi>{children}</bdi>}
    </span>
  )
}

/** The same for rows of tables, where it costs no component. */
export function chip(text: string, key?: number): ReactElement {
  return (
    <span key={key} className={CHIP}>
      {safeText(text, MOST)}
    </span>
  )
}

/** A dot with a word: the state of a thing that comes and goes. Without a tone, the word alone. */
export function Dot({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={tone ? `${classes.state} ${classes[`dot-${tone}`]}` : classes.state}>
      {children}
    </span>
  )
}
