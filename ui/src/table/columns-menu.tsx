import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@/kit/icons'
import type { Column } from './column'
import classes from './list-bar.module.css'
import type { ColumnControl } from './use-columns'

const STEP = 24

type ColumnsMenuProps<T> = { columns: readonly Column<T>[]; control: ColumnControl<T> }

/** Which columns, in which order, how wide: all of it with the keyboard too. */
export function ColumnsMenu<T>({ columns, control }: ColumnsMenuProps<T>) {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  useCommands([
    { id: 'list.columns', label: t`Choose columns`, group: 'list', run: () => setOpened(true) },
  ])
  const ordered = control.order.flatMap((id) => columns.find((each) => each.id === id) ?? [])
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <IconButton
          label={t`Columns`}
          icon={IconColumns3}
          size="row"
          aria-expanded={opened}
          aria-haspopup="dialog"
          data-open={opened || undefined}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t`Columns`}>
        <div className={classes.menu}>
          {ordered.map((column, index) => (
            <Line
              key={column.id}
              column={column}
              control={control}
              index={index}
              last={index === ordered.length - 1}
            />
          ))}
        </div>
        <div className={classes.menuFoot}>
          <Button small tone="quiet" onClick={control.reset}>
            <Trans>As at first</Trans>
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

type LineProps<T> = { column: Column<T>; control: ColumnControl<T>; index: number; last: boolean }

function Line<T>({ column, control, index, last }: LineProps<T>) {
  const { t } = useLingui()
  const title = t(column.title)
  const resize = (by: number) => control.resize(column.id, control.shownWidthOf(column.id) + by)
  return (
    <div className={classes.option}>
      <label>
        <input
          type="checkbox"
          checked={control.isShown(column.id)}
          disabled={column.fixed}
          onChange={(event) => control.show(column.id, event.currentTarget.checked)}
        />
        <span className={classes.optionLabel}>{title}</span>
      </label>
      <IconButton
        label={t`Make ${title} narrower`}
        icon={IconMinus}
        size="row"
        onClick={() => resize(-STEP)}
      />
      <IconButton
        label={t`Make ${title} wider`}
        icon={IconPlus}
        size="row"
        onClick={() => resize(STEP)}
      />
      <IconButton
        label={t`Move ${title} to the left`}
        icon={IconArrowUp}
        size="row"
        reason={index === 0 ? t`It is the first` : null}
        onClick={() => control.move(column.id, index - 1)}
      />
      <IconButton
        label={t`Move ${title} to the right`}
        icon={IconArrowDown}
        size="row"
        reason={last ? t`It is the last` : null}
        onClick={() => control.move(column.id, index + 1)}
      />
    </div>
  )
}
