import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type RefObject, useEffect, useRef } from 'react'
import { useCommands } from '@/frame/commands'
import { type Act, type ActGroup, ActMenu, toneOf } from '@/kit/act-menu'
import { Button, IconButton } from '@/kit/button'
import { IconDots, IconX } from '@/kit/icons'
import { formatNumber } from '@/lib/format'
import type { Selection } from './selection'
import classes from './selection-bar.module.css'

type SelectionBarProps = {
  selection: Selection
  total: number
  /** What can be done with all selected ones; each says why not where it cannot. */
  acts: readonly Act[]
  /** What else can be done, in a menu. */
  more?: readonly ActGroup[]
}

/**
 * At the bottom of the page, beside the side bar, while rows are selected: how many, what kind of
 * selection, what to do. Where there is no room for a line it has two.
 */
export function SelectionBar(props: SelectionBarProps) {
  const count = props.selection.count(props.total)
  return count === 0 ? null : <Bar {...props} count={count} />
}

function Bar({ selection, total, acts, more = [], count }: SelectionBarProps & { count: number }) {
  const { t } = useLingui()
  const everything = selection.selected.kind === 'all'
  const all = [...acts, ...more.flat().filter((act): act is Act => !!act)]
  useCommands(all.map((act) => ({ ...act, id: `selection.${act.id}`, group: 'page' as const })))
  const bar = useRef<HTMLElement>(null)
  useHeightTaken(bar)
  return (
    <section ref={bar} aria-label={t`Selection`} className={classes.bar} data-selection-bar>
      <div className={classes.said}>
        <IconButton
          label={t`Clear the selection`}
          icon={IconX}
          size="row"
          keys="escape"
          onClick={selection.clear}
        />
        <span role="status" className={classes.count}>
          {everything && count === total ? (
            <Trans>All {formatNumber(total)} that match are selected</Trans>
          ) : (
            <Plural value={count} one="# selected" other="# selected" />
          )}
        </span>
        {!everything && count < total && (
          <Button small tone="quiet" keys="mod+shift+a" onClick={selection.selectAll}>
            {t`Select all ${formatNumber(total)}`}
          </Button>
        )}
      </div>
      <div className={classes.acts}>
        {acts.map((act) => (
          <Button
            key={act.id}
            small
            icon={act.icon}
            tone={toneOf(act, 'plain')}
            keys={act.keys}
            reason={act.reason}
            onClick={act.run}
          >
            {act.label}
          </Button>
        ))}
        {more.length > 0 && (
          <ActMenu groups={more} label={t`More to do with the selection`}>
            <IconButton label={t`More`} icon={IconDots} size="row" />
          </ActMenu>
        )}
      </div>
    </section>
  )
}

/** Says how high the bar is, so that toasts and the last rows of the list stand above it. */
function useHeightTaken(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement
    const measure = () => style.setProperty('--h-bar-taken', `${bar.current?.offsetHeight ?? 0}px`)
    const observer = new ResizeObserver(measure)
    if (bar.current) observer.observe(bar.current)
    measure()
    return () => {
      observer.disconnect()
      style.removeProperty('--h-bar-taken')
    }
  }, [bar])
}
