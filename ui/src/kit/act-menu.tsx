import { Menu } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import classes from './act-menu.module.css'
import { Keys } from './keys'

/** One entry of a menu: of a row, of a page, of a selection. */
export type Act = {
  id: string
  label: string
  icon?: Icon
  keys?: string
  /** Red: gone for good. */
  danger?: boolean
  /** Amber: turns something off until it is turned on again. */
  warns?: boolean
  /** Also shown as an icon when the pointer is on its row. */
  quick?: boolean
  /** Why it cannot be done now; shown under the label. */
  reason?: string | null
  run: () => void
}

export type ActGroup = readonly (Act | null | false | undefined)[]

type ActMenuProps = {
  children: ReactElement
  /** Groups are parted by a line. */
  groups: readonly ActGroup[]
  label: string
  opened?: boolean
  onChange?: (opened: boolean) => void
}

/** A menu of acts that hangs on its only child. */
export function ActMenu({ children, groups, label, opened, onChange }: ActMenuProps) {
  const filled = groups
    .map((group) => group.filter((act): act is Act => !!act))
    .filter((group) => group.length > 0)
  const withIcons = filled.some((group) => group.some((act) => act.icon))
  return (
    // Nothing but its entries may stand in a menu.
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      withinPortal
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {filled.map((group, index) => [
          index > 0 && <Menu.Divider key={`line ${group[0]?.id}`} />,
          ...group.map((act) => <Entry key={act.id} act={act} withIcons={withIcons} />),
        ])}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The tone of an act's button; `otherwise` is that of an act that wants no care. */
export function toneOf<T>(act: Pick<Act, 'danger' | 'warns'>, otherwise: T) {
  return act.danger ? 'danger' : act.warns ? 'warning' : otherwise
}

/** `withIcons` where any entry of the menu has one: the others keep its place free. */
function Entry({ act, withIcons }: { act: Act; withIcons: boolean }) {
  const Glyph = act.icon
  return (
    <Menu.Item
      disabled={!!act.reason}
      data-danger={act.danger || undefined}
      className={`${classes.entry} ${act.warns ? classes.warns : ''}`}
      leftSection={
        withIcons && (
          <span className={classes.icon}>
            {Glyph && <Glyph size={16} stroke={1.75} aria-hidden />}
          </span>
        )
      }
      rightSection={
        act.keys && (
          <span className={classes.keys}>
            <Keys combo={act.keys} />
          </span>
        )
      }
      onClick={act.run}
    >
      {act.label}
      {act.reason && <div className={classes.reason}>{act.reason}</div>}
    </Menu.Item>
  )
}
