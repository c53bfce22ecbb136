import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

type EmptyProps = {
  icon: Icon
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Where reading starts, clear of the menus that open in the middle. */
  atStart?: boolean
}

/** Nothing there yet: what the thing is, what it is for, and the first step. */
export function Empty({ icon: Glyph, title, children, action, atStart }: EmptyProps) {
  return (
    <div className={classes.empty} data-start={atStart || undefined}>
      <Glyph size={28} stroke={1.25} aria-hidden className={classes.glyph} />
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.acts}>{action}</div>}
    </div>
  )
}
