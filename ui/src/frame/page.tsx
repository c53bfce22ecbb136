import { Trans, useLingui } from '@lingui/react/macro'
import { Fragment, memo, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { type ActGroup, ActMenu } from '@/kit/act-menu'
import { Button, IconButton } from '@/kit/button'
import { IconChevronRight, IconDots, IconX } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { clip, plainSafely } from '@/lib/safe-text'
import { usePath } from './address'
import { useCommands } from './commands'
import { Link } from './link'
import classes from './page.module.css'
import { paths } from './paths'
import { type Crumb, useWayHere } from './use-way-here'

type PageProps = {
  title: string
  /** Stands before the title: who or what this is. */
  picture?: ReactNode
  /** Stands beside the title: a badge, a chip, an id. */
  beside?: ReactNode
  /** Further steps between the app and this page; connection and app come by themselves. */
  crumbs?: readonly Crumb[]
  /** The one primary act. */
  action?: ReactNode
  /** Further acts, in a menu. */
  acts?: readonly ActGroup[]
  /** Tabs or a line under the title. */
  under?: ReactNode
  /** A `SidePanel`; the page stays in view beside it. */
  panel?: ReactNode
  /** The content brings its own padding and scrolling: tables, transcripts. */
  full?: boolean
  /** The very first screen: larger, in the middle. */
  welcome?: ReactNode
  children: ReactNode
}

/** Every screen: where am I, title, the primary act, content, and maybe a panel at the right. */
export function Page({ panel, full, children, ...head }: PageProps) {
  return (
    <div className={classes.page} data-panel={panel ? true : undefined}>
      <div className={classes.main} data-welcome={head.welcome ? true : undefined}>
        <PageHead {...head} />
        <div className={full ? classes.full : classes.content}>{children}</div>
      </div>
      {panel}
    </div>
  )
}

/** Of its own, so that it is not drawn with every letter that is typed below it. */
const PageHead = memo(function PageHead(props: Omit<PageProps, 'panel' | 'full' | 'children'>) {
  const { title, picture, beside, crumbs = [], action, acts, under, welcome } = props
  const path = usePath()
  const shared = useWayHere()
  const way = [...shared.filter((crumb) => crumb.href !== path), ...crumbs]
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const inside = shared.findLast(
    ({ href, label }) => href !== paths.home() && label !== title,
  )?.label
  const named = [title, inside, 'Halley'].flatMap((part) =>
    part ? [plainSafely(clip(part, 80))] : [],
  )
  const windowTitle = named.join(' – ')

  // The window of the system takes its title from here.
  useEffect(() => {
    document.title = windowTitle
  }, [windowTitle])

  // After a step to another page focus would be lost with the link that was followed.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])

  return (
    <header className={classes.header}>
      {welcome}
      {way.length > 0 && (
        <nav aria-label={t`Where you are`} className={classes.crumbs}>
          {way.map((crumb, index) => (
            <Fragment key={crumb.href}>
              {index > 0 && <IconChevronRight size={12} aria-hidden />}
              <Link href={crumb.href} bare className={classes.crumb}>
                <SafeLine text={crumb.label} />
              </Link>
            </Fragment>
          ))}
        </nav>
      )}
      <div className={classes.head}>
        {picture}
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          <SafeLine text={title} />
        </h1>
        {beside}
        <div className={classes.acts}>
          {acts && acts.length > 0 && (
            <ActMenu groups={acts} label={t`More to do here`}>
              <IconButton label={t`More`} icon={IconDots} tone="plain" />
            </ActMenu>
          )}
          {action}
        </div>
      </div>
      {under}
    </header>
  )
})

type SidePanelProps = {
  title: string
  onClose: () => void
  /** Icon buttons beside the title. */
  acts?: ReactNode
  /** Stays at the bottom: the buttons of a form. */
  footer?: ReactNode
  wide?: boolean
  /** Its content has the whole room and scrolls by itself. */
  fills?: boolean
  /** Forms take the focus when they open; a peek leaves it in the list. */
  takesFocus?: boolean
  children: ReactNode
}

/** The panel at the right. Esc closes it. */
export function SidePanel(props: SidePanelProps) {
  const { title, onClose, acts, footer, wide, fills, takesFocus, children } = props
  const { t } = useLingui()
  const panel = useRef<HTMLElement>(null)
  useRoomTaken(panel)
  useCommands([
    { id: 'panel.close', label: t`Close the panel`, keys: 'escape', unlisted: true, run: onClose },
  ])

  useEffect(() => {
    if (!takesFocus) return
    const before = document.activeElement
    const first = panel.current?.querySelector<HTMLElement>('[data-autofocus], input, textarea')
    first?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [takesFocus])

  return (
    <aside
      ref={panel}
      aria-label={plainSafely(clip(title, 200))}
      className={`${classes.panel} ${wide ? classes.wide : ''}`}
    >
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle}>
          <SafeLine text={title} />
        </h2>
        {acts}
        <IconButton label={t`Close`} icon={IconX} keys="escape" onClick={onClose} />
      </div>
      <div className={fills ? classes.panelFull : classes.panelBody}>{children}</div>
      {footer && <div className={classes.panelFoot}>{footer}</div>}
    </aside>
  )
}

/** Says how wide the panel is, so that toasts stand beside it and not on its buttons. */
function useRoomTaken(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement
    const measure = () =>
      style.setProperty('--h-panel-taken', `${panel.current?.offsetWidth ?? 0}px`)
    const observer = new ResizeObserver(measure)
    if (panel.current) observer.observe(panel.current)
    measure()
    return () => {
      observer.disconnect()
      style.removeProperty('--h-panel-taken')
    }
  }, [panel])
}

/** The primary act of a page with its key: `<PageAct keys="n" label="New user" …/>`. */
export function PageAct(props: {
  id: string
  label: string
  keys?: string
  icon?: Parameters<typeof Button>[0]['icon']
  reason?: string | null
  run: () => void
}) {
  const { id, label, keys, icon, reason, run } = props
  useCommands([{ id, label, keys, icon, reason, run, group: 'page' }])
  return (
    <Button tone="primary" icon={icon} keys={keys} reason={reason} onClick={run}>
      {label}
    </Button>
  )
}

/** The first thing a keyboard reaches. */
export function SkipLink() {
  return (
    <button
      type="button"
      className={classes.skip}
      onClick={() => document.getElementById('content')?.focus()}
    >
      <Trans>Skip to the page</Trans>
    </button>
  )
}
