import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { IconSearch, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import type { Column } from './column'
import { ColumnsMenu } from './columns-menu'
import { FilterMenu } from './filter-menu'
import classes from './list-bar.module.css'
import { spanWords } from './time-span'
import type { ColumnControl } from './use-columns'

/** A filter of the list: what it is called, what it can be, what it is now. */
export type Filter = {
  id: string
  label: string
  /** Values to choose from, with how many rows each would leave where known. */
  options: readonly { value: string; label: string; count?: number | null }[]
  values: readonly string[]
  /** One value at a time. */
  single?: boolean
  /** Its one value is a stretch of time, see `time-span.ts`. */
  span?: boolean
  onChange: (values: string[]) => void
}

type ListBarProps<T> = {
  /** What is searched: "Find a user by name or uid". */
  placeholder: string
  search: string
  onSearch: (text: string) => void
  /** Told what will be searched a moment before it is, to ask for it meanwhile. */
  onSearchSoon?: (text: string) => void
  filters?: readonly Filter[]
  onClear: () => void
  columns: readonly Column<T>[]
  control: ColumnControl<T>
  /** The count line. */
  count: ReactNode
  /** Between the filters and the columns: a refresh, a switch. */
  children?: ReactNode
}

/** Above every table: search, filters as chips, how many, which columns. */
export function ListBar<T>(props: ListBarProps<T>) {
  const { filters = [], search, onClear } = props
  const { t } = useLingui()
  const used = filters.filter((each) => each.values.length > 0)
  const filtered = used.length > 0 || search !== ''
  useCommands([
    {
      id: 'list.clear-filters',
      label: t`Clear filters`,
      keys: 'f c',
      group: 'list',
      reason: filtered ? null : t`No filter is set`,
      run: onClear,
    },
  ])
  return (
    <div className={classes.bar}>
      <div className={classes.start}>
        <SearchField
          placeholder={props.placeholder}
          value={search}
          onChange={props.onSearch}
          onSoon={props.onSearchSoon}
        />
        {used.map((filter) => (
          <FilterChip key={filter.id} filter={filter} />
        ))}
        {filters.length > 0 && <FilterMenu filters={filters} />}
        {used.length > 0 && (
          <Button small tone="quiet" onClick={onClear} keys="f c">
            {t`Clear`}
          </Button>
        )}
      </div>
      <div className={classes.end}>
        <span className={classes.count} role="status">
          {props.count}
        </span>
        {props.children}
        <ColumnsMenu columns={props.columns} control={props.control} />
      </div>
    </div>
  )
}

type SearchFieldProps = {
  placeholder: string
  value: string
  onChange: (text: string) => void
  /** Told what the field will hold, before the letter stands in it. */
  onSoon?: (text: string) => void
}

/**
 * Holds what is typed by itself, so that a letter draws nothing but the letter, whatever the list
 * makes of it. `/` goes here, Esc empties it.
 */
export function SearchField({ placeholder, value, onChange, onSoon }: SearchFieldProps) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const [initial] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value !== sent.current && field.current) {
      sent.current = value
      field.current.value = value
    }
  }, [value])
  const soon = useEffectEvent((event: InputEvent) => {
    const input = field.current
    if (!input || !onSoon || event.inputType !== 'insertText' || event.isComposing) return
    const { value: now, selectionStart, selectionEnd } = input
    onSoon(`${now.slice(0, selectionStart ?? 0)}${event.data}${now.slice(selectionEnd ?? 0)}`)
  })
  // React's event of this name tells of other moments.
  useEffect(() => {
    const input = field.current
    input?.addEventListener('beforeinput', soon)
    return () => input?.removeEventListener('beforeinput', soon)
  }, [])
  const change = (next: string) => {
    sent.current = next
    onChange(next)
  }
  const empty = () => {
    if (field.current) field.current.value = ''
    change('')
  }
  useCommands([
    {
      id: 'list.search',
      label: t`Search in this list`,
      keys: '/',
      group: 'list',
      run: () => {
        field.current?.focus()
        field.current?.select()
      },
    },
  ])
  return (
    <div className={classes.search}>
      <IconSearch size={14} stroke={2} aria-hidden />
      <input
        ref={field}
        type="search"
        defaultValue={initial}
        placeholder={placeholder}
        aria-label={placeholder}
        aria-keyshortcuts="/"
        spellCheck={false}
        autoComplete="off"
        {...tip(placeholder, '/')}
        onChange={(event) => {
          const { value: next } = event.currentTarget
          if (next === '') forgetLine(event.currentTarget)
          change(next)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          if (event.currentTarget.value !== '') empty()
          else event.currentTarget.blur()
        }}
      />
      <IconButton
        label={t`Empty the search`}
        icon={IconX}
        size="row"
        onClick={() => {
          empty()
          field.current?.focus()
        }}
      />
    </div>
  )
}

/**
 * A field whose last letter was deleted keeps an empty line in WebKit, and with the next letter the
 * whole window is painted. One that was emptied by a script keeps none.
 */
function forgetLine(field: HTMLInputElement) {
  field.value = ' '
  field.value = ''
}

function FilterChip({ filter }: { filter: Filter }) {
  const { t } = useLingui()
  const words = filter.values
    .map((value) =>
      filter.span
        ? spanWords(value)
        : (filter.options.find((each) => each.value === value)?.label ?? value),
    )
    .join(', ')
  return (
    <span className={classes.chip}>
      <span className={classes.chipText}>
        {filter.label}{' '}
        {!filter.span && (
          <>
            <Trans comment="a filter and its value">is</Trans>{' '}
          </>
        )}
        <SafeText text={words} most={100} />
      </span>
      <button
        type="button"
        aria-label={t`Remove the filter ${filter.label}`}
        onClick={() => filter.onChange([])}
      >
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </span>
  )
}
