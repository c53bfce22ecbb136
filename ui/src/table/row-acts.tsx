import { useLingui } from '@lingui/react/macro'
import { type Act, type ActGroup, ActMenu, toneOf } from '@/kit/act-menu'
import { IconButton } from '@/kit/button'
import { IconDots } from '@/kit/icons'
import classes from './table.module.css'

type RowActsProps = {
  groups: readonly ActGroup[]
  name: string
  opened: boolean
  onMenu: (open: boolean) => void
}

/** The acts of the row under the pointer: the quick ones as icons, all of them in the menu. */
export function RowActs({ groups, name, opened, onMenu }: RowActsProps) {
  const { t } = useLingui()
  const quick = groups.flat().filter((act): act is Act => !!act && !!act.quick)
  return (
    <div role="gridcell" className={classes.actsCell}>
      <div className={classes.acts}>
        {quick.map(
          (act) =>
            act.icon && (
              <IconButton
                key={act.id}
                label={act.label}
                icon={act.icon}
                keys={act.keys}
                reason={act.reason}
                tone={toneOf(act, 'quiet')}
                size="row"
                tabIndex={-1}
                onClick={act.run}
              />
            ),
        )}
        <ActMenu groups={groups} label={t`Acts on ${name}`} opened={opened} onChange={onMenu}>
          <IconButton label={t`Acts on ${name}`} icon={IconDots} size="row" tabIndex={-1} />
        </ActMenu>
      </div>
    </div>
  )
}
