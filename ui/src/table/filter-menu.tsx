import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useCommands } from '@/frame/commands'
import { Button } from '@/kit/button'
import { IconFilter } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { formatNumber } from '@/lib/format'
import { rankByWords } from '@/lib/rank'
import type { Filter } from './list-bar'
import classes from './list-bar.module.css'
import { SpanValues } from './span-values'

const LONG = 8
const MOST = 200

/** All filters of the list and their values, to tick. */
export function FilterMenu({ filters }: { filters: readonly Filter[] }) {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  // Nothing of a menu that is closed is drawn with the letters of a search.
  const [drawn, setDrawn] = useState(false)
  const open = (next: boolean) => {
    setOpened(next)
    if (next) setDrawn(true)
  }
  useCommands([
    {
      id: 'list.filter',
      label: t`Filter this list`,
      keys: 'f f',
      group: 'list',
      run: () => open(true),
    },
  ])
  return (
    <Popover
      opened={opened}
      onChange={open}
      onExitTransitionEnd={() => setDrawn(false)}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          small
          tone="quiet"
          icon={IconFilter}
          keys="f f"
          aria-expanded={opened}
          aria-haspopup="dialog"
          data-open={opened || undefined}
          onClick={() => open(!opened)}
        >
          {t`Filter`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t`Filters`}>
        {drawn && <AllValues filters={filters} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function AllValues({ filters }: { filters: readonly Filter[] }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const long = filters.some((each) => each.options.length > LONG)
  return (
    <div className={classes.menu}>
      {long && (
        <input
          data-autofocus
          type="search"
          className={classes.menuSearch}
          value={text}
          placeholder={t`Find a value`}
          aria-label={t`Find a value`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {filters.map((filter) =>
        filter.span ? (
          text === '' && <SpanValues key={filter.id} filter={filter} />
        ) : (
          <Values key={filter.id} filter={filter} text={text} />
        ),
      )}
      {filters.every((each) => !each.span && each.options.length === 0) && (
        <div className={classes.menuTitle}>
          <Trans>There is nothing to filter by yet.</Trans>
        </div>
      )}
    </div>
  )
}

function Values({ filter, text }: { filter: Filter; text: string }) {
  const found = rankByWords(filter.options, text, (each) => each.label).slice(0, MOST)
  if (found.length === 0) return null
  const tick = (value: string, on: boolean) => {
    const rest = filter.single ? [] : filter.values.filter((each) => each !== value)
    filter.onChange(on ? [...rest, value] : [...rest])
  }
  return (
    <fieldset className={classes.values}>
      <legend className={classes.menuTitle}>{filter.label}</legend>
      {found.map((option) => (
        <div key={option.value} className={classes.option}>
          <label>
            <input
              type="checkbox"
              checked={filter.values.includes(option.value)}
              onChange={(event) => tick(option.value, event.currentTarget.checked)}
            />
            <SafeLine text={option.label} className={classes.optionLabel} />
            {option.count != null && (
              <span className={classes.optionCount}>{formatNumber(option.count)}</span>
            )}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
