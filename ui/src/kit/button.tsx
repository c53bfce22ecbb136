/**
 * Buttons. `reason` disables one and says why, to eyes and ears; a button is never just grey.
 * `keys` shows the shortcut in the tip. Icon buttons need a label, which is also their tip.
 */
import type { Icon } from '@tabler/icons-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import classes from './button.module.css'
import { IconLoader2 } from './icons'
import { tip } from './tip'

type Tone = 'primary' | 'plain' | 'quiet' | 'warning' | 'warning-solid' | 'danger' | 'danger-solid'

type Shared = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'children'> & {
  ref?: Ref<HTMLButtonElement>
  keys?: string
  /** Why it cannot be pressed now; a sentence. */
  reason?: string | null
  busy?: boolean
}

export type ButtonProps = Shared & {
  children: ReactNode
  tone?: Tone
  icon?: Icon
  small?: boolean
  /** What the tip says when there is no reason; with `keys` alone the tip is the key. */
  hint?: string
}

export function Button(props: ButtonProps) {
  const { children, tone = 'plain', icon: Glyph, small, hint, keys, reason, busy, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      {...whenOff(rest.onClick, reason, busy)}
      {...tipFor(reason, hint ?? (keys ? textOf(children) : undefined), keys)}
      className={`${classes.button} ${classes[tone]} ${small ? classes.small : ''} ${rest.className ?? ''}`}
    >
      {busy ? (
        <IconLoader2 size={16} className={classes.turning} aria-hidden />
      ) : (
        Glyph && <Glyph size={16} stroke={1.75} aria-hidden />
      )}
      <span className={classes.label}>{children}</span>
    </button>
  )
}

export type IconButtonProps = Shared & {
  label: string
  icon: Icon
  tone?: 'quiet' | 'warning' | 'danger' | 'plain'
  size?: 'row' | 'normal'
}

export function IconButton(props: IconButtonProps) {
  const { label, icon: Glyph, tone = 'quiet', size = 'normal', keys, reason, busy, ...rest } = props
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      {...whenOff(rest.onClick, reason, busy)}
      {...tipFor(reason, label, keys)}
      className={`${classes.icon} ${classes[tone]} ${classes[size]} ${rest.className ?? ''}`}
    >
      {busy ? (
        <IconLoader2 size={16} className={classes.turning} aria-hidden />
      ) : (
        <Glyph size={16} stroke={1.75} aria-hidden />
      )}
    </button>
  )
}

/** A disabled control keeps its place in the tab order, so that its reason can be reached. */
function whenOff(onClick: Shared['onClick'], reason?: string | null, busy?: boolean) {
  if (!reason && !busy) return { onClick }
  return {
    'aria-disabled': true,
    'aria-description': reason ?? undefined,
    'aria-busy': busy || undefined,
    onClick: (event: { preventDefault(): void }) => event.preventDefault(),
  }
}

function tipFor(reason?: string | null, text?: string, keys?: string) {
  if (reason) return tip(reason)
  return text ? tip(text, keys) : {}
}

function textOf(children: ReactNode): string | undefined {
  return typeof children === 'string' ? children : undefined
}
