import type { ReactNode } from 'react'
import { Link } from './link'
import classes from './page.module.css'

type PeekHeadProps = {
  picture: ReactNode
  href: string
  /** "Open the user". */
  children: ReactNode
}

/** At the top of a thing beside its list: its face, and the way to its own page. */
export function PeekHead({ picture, href, children }: PeekHeadProps) {
  return (
    <div className={classes.peekHead}>
      {picture}
      <Link href={href}>{children}</Link>
    </div>
  )
}
