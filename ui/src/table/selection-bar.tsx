import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useCommands } from '@/frame/commands'
import type { Act } from '@/kit/act-menu'
import { Button, IconButton } from '@/kit/button'
import { IconX } from '@/kit/icons'
import { formatNumber } from '@/lib/format'
import type { Selection } from './selection'
import classes from './selection-bar.module.css'

type SelectionBarProps = {
  selection: Selection
  total: number
  /** What can be done with all selected ones; each says why not where it cannot. */
  acts: readonly Act[]
}

/** At the bottom while rows are selected: how many, what kind of selection, what to do. */
export function SelectionBar({ selection, total, acts }: SelectionBarProps) {
  const count = selection.count(total)
  return count === 0 ? null : <Bar selection={selection} total={total} acts={acts} count={count} />
}

function Bar({ selection, total, acts, count }: SelectionBarProps & { count: number }) {
  const { t } = useLingui()
  const everything = selection.selected.kind === 'all'
  useCommands(acts.map((act) => ({ ...act, id: `selection.${act.id}`, group: 'page' as const })))
  return (
    <section aria-label={t`Selection`} className={classes.bar} data-selection-bar>
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
      <div className={classes.acts}>
        {acts.map((act) => (
          <Button
            key={act.id}
            small
            icon={act.icon}
            tone={act.danger ? 'danger' : 'plain'}
            keys={act.keys}
            reason={act.reason}
            onClick={act.run}
          >
            {act.label}
          </Button>
        ))}
      </div>
      <IconButton
        label={t`Clear the selection`}
        icon={IconX}
        size="row"
        keys="escape"
        onClick={selection.clear}
      />
    </section>
  )
}
