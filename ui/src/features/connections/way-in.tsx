import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCommands } from '@/frame/commands'
import { IconLoader2 } from '@/kit/icons'
import { Keys } from '@/kit/keys'
import classes from './home.module.css'

type WayInProps = {
  id: string
  keys: string
  icon: Icon
  title: string
  children: ReactNode
  busy?: boolean
  onChoose: () => void
}

/** One of the three cards: what it is, what it needs. The whole card is the button. */
export function WayIn({ id, keys, icon: Glyph, title, children, busy, onChoose }: WayInProps) {
  useCommands([{ id, label: title, keys, icon: Glyph, run: onChoose }])
  return (
    <button
      type="button"
      className={classes.way}
      aria-busy={busy}
      onClick={() => !busy && onChoose()}
    >
      <span className={classes.wayIcon}>
        {busy ? (
          <IconLoader2 size={20} className={classes.turning} aria-hidden />
        ) : (
          <Glyph size={20} stroke={1.5} aria-hidden />
        )}
      </span>
      <span className={classes.wayTitle}>{title}</span>
      <span className={classes.wayText}>{children}</span>
      <span className={classes.wayKey} aria-hidden>
        <Keys combo={keys} />
      </span>
    </button>
  )
}
