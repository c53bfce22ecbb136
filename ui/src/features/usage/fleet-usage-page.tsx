import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useConnectionId, useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconChartBar } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { ListBar } from '@/table/list-bar'
import { compareBy, localRows } from '@/table/local-rows'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { fleetUsageQuery } from './api'
import { FillButton } from './fill-button'
import { FleetChart } from './fleet-chart'
import { columns, type FleetRow } from './fleet-columns'
import { SpanChoice } from './span-choice'
import classes from './usage.module.css'
import { MEASURES, spanOf, TOLD_LATER, useWords } from './words'

/** The one that CometChat counts for the bill, and tells of past days. */
const FIRST = 'activeUsers'
const SORTS = ['name', 'label', 'last', 'growth', 'warns'] as const

/** One measure of all apps: together, and each by itself. */
export default function FleetUsagePage() {
  const { t } = useLingui()
  const connection = useConnectionId()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const days = spanOf(search)
  const measure = oneOf(textOf(search, 'measure'), MEASURES) ?? FIRST
  const words = useWords()
  const { data, error, isFetching, refetch } = useQuery(fleetUsageQuery(connection, measure, days))
  const control = useColumns('fleet-usage', columns, false)
  const text = textOf(search, 'search')
  const by = textOf(search, 'sort')
  const sort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const sorted = `${sort.descending ? '-' : ''}${sort.by}`
  const shown = useMemo(() => data && rowsOf(data, text, sorted), [data, text, sorted])
  const rows = localRows({
    rows: shown,
    listKey: JSON.stringify([connection, measure, days, text, sorted]),
    refreshing: isFetching,
    problem: error,
    retry: () => void refetch(),
  })
  const open = (row: FleetRow) => go(paths.usage({ connection, app: row.app }))
  const nWarned = data?.apps.filter((each) => each.warns).length ?? 0
  const onSearch = (next: string) => setSearch({ search: next }, { typed: true })
  return (
    <Page
      full
      title={t`Usage of all apps`}
      action={
        TOLD_LATER.has(measure) && <FillButton connection={connection} app={null} days={days} />
      }
    >
      <div className={classes.fleetTools}>
        <Select
          size="xs"
          aria-label={t`What is shown`}
          data={MEASURES.map((each) => ({ value: each, label: words[each].title }))}
          value={measure}
          allowDeselect={false}
          onChange={(next) =>
            setSearch({ measure: next === FIRST ? null : next }, { replace: true })
          }
        />
        <SpanChoice />
        <span className={classes.dim}>{words[measure].help}</span>
      </div>
      {error && data && (
        <div className={classes.problem}>
          <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data && data.sum.length > 0 && <FleetChart usage={data} words={words[data.measure]} />}
      <ListBar
        placeholder={t`Find an app by name or id`}
        search={text}
        onSearch={onSearch}
        onClear={() => setSearch({ search: null })}
        columns={columns}
        control={control}
        count={
          <>
            <CountLine rows={rows} unit={(n) => <Plural value={n} one="# app" other="# apps" />} />
            {nWarned > 0 && (
              <>
                {' · '}
                <Plural value={nWarned} one="# warns" other="# warn" />
              </>
            )}
          </>
        }
      >
        <ExportButton app={{ connection, app: '' }} list={{ kind: 'usage', days }} />
      </ListBar>
      <DataTable
        label={t`Usage by app`}
        rows={rows}
        control={control}
        rowId={(row) => row.app}
        rowName={(row) => row.name}
        sort={sort}
        onSort={(next) =>
          setSearch({ sort: `${next.descending ? '-' : ''}${next.by}` }, { replace: true })
        }
        onOpen={open}
        empty={
          text === '' ? (
            <Empty icon={IconChartBar} title={t`No apps to count`}>
              <Trans>
                Here stands what all apps of the account use together, and each by itself. The
                account has no app in use yet; make one under All apps.
              </Trans>
            </Empty>
          ) : (
            <NothingFound search={text} onSearch={onSearch} onClear={() => onSearch('')} />
          )
        }
      />
    </Page>
  )
}

type Usage = { apps: Omit<FleetRow, 'from' | 'today'>[]; from: number; today: number }

function rowsOf({ apps, from, today }: Usage, text: string, sort: string): FleetRow[] {
  const part = text.trim().toLowerCase()
  const by = (oneOf(sort.replace(/^-/, ''), SORTS) ?? 'name') satisfies string
  return apps
    .filter(({ name, app }) => name.toLowerCase().includes(part) || app.includes(part))
    .map((each) => ({ ...each, from, today }))
    .toSorted(
      compareBy((row) => {
        const value = row[by]
        return typeof value === 'boolean' ? Number(value) : value
      }, sort.startsWith('-')),
    )
}
