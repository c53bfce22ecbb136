import { useRouter, useRouterState } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { host } from '@/ipc/host'
import classes from './link.module.css'

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string
  /** Plain: no colour of its own, for rows and menus. */
  bare?: boolean
  /** Whether it leads where the window is, for links that differ in what follows the `?`. */
  here?: boolean
}

/** A link inside the window. With Ctrl/⌘ or the middle button it opens in a new window. */
export function Link({ href, bare, here, onClick, className, ...rest }: LinkProps) {
  const { history } = useRouter()
  const samePath = useRouterState({ select: (state) => state.location.pathname === pathOf(href) })
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented) return
    event.preventDefault()
    if (event.button === 1 || event.ctrlKey || event.metaKey) void host.windowOpen(href)
    else history.push(href)
  }
  return (
    <a
      {...rest}
      href={href}
      className={`${bare ? '' : classes.link} ${className ?? ''}`}
      aria-current={(here ?? samePath) ? 'page' : undefined}
      onClick={follow}
      onAuxClick={(event) => event.button === 1 && follow(event)}
    />
  )
}

function pathOf(href: string): string {
  return href.split(/[?#]/, 1)[0] ?? ''
}
