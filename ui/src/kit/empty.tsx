import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

type EmptyProps = { icon: Icon; title: string; children?: ReactNode; action?: ReactNode }

/** Nothing there yet: what the thing is, what it is for, and the first step. */
export function Empty({ icon: Glyph, title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <Glyph size={28} stroke={1.25} aria-hidden className={classes.glyph} />
      <h2 className={classes.title}>{title}</h2>
      {children && <div className={classes.text}>{children}</div>}
      {action && <div className={classes.acts}>{action}</div>}
    </div>
  )
}
