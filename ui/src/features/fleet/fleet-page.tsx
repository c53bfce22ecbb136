import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { FleetApp } from '@/bindings'
import { useConnectionId, useGo, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { connectionsQuery, fleetQuery, profileQuery } from '@/ipc/questions'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconApps, IconPlus, IconRefresh } from '@/kit/icons'
import { Time } from '@/kit/time'
import { textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { ListBar } from '@/table/list-bar'
import { localRows } from '@/table/local-rows'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { useFleetProblem, useRefresh } from './api'
import { AppPanel } from './app-panel'
import { chosen, filterOf, sortOf, sortText } from './choose'
import { columns } from './columns'
import classes from './fleet.module.css'
import { NewApp } from './new-app'
import { whyNotCreate } from './rules'
import { useAppActs } from './use-app-acts'
import { useFleetFilters } from './use-fleet-filters'

/** All apps of a connection. */
export default function FleetPage() {
  const { t } = useLingui()
  const connection = useConnectionId()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const fleet = useQuery(fleetQuery(connection))
  const refresh = useRefresh(connection)
  const late = useFleetProblem(connection)
  const control = useColumns('fleet', columns, false)
  const acts = useAppActs(connection)

  const filter = useDeferredValue(filterOf(search))
  const sort = sortOf(search)
  const apps = fleet.data?.apps
  const sorted = sortText(sort)
  const shown = useMemo(
    () => apps && chosen(apps, filter, sortOf({ sort: sorted })),
    [apps, filter, sorted],
  )
  const rows = localRows({
    rows: shown,
    listKey: JSON.stringify([connection, filter, sorted]),
    refreshing: fleet.isFetching,
    problem: fleet.error,
    retry: () => void fleet.refetch(),
  })
  const filters = useFleetFilters(apps ?? [], filter, setSearch)
  const clear = () =>
    setSearch({ search: null, label: null, state: null, region: null, plan: null })
  const searchFor = (text: string) => setSearch({ search: text }, { typed: true })
  const peeked = textOf(search, 'peek')
  const open = (app: FleetApp) => go(paths.overview({ connection, app: app.app }))
  const panel = apps?.find((app) => app.app === peeked)
  const problem = refresh.error ?? late
  const profile = useQuery(profileQuery).data?.profile
  const kind = useQuery(connectionsQuery).data?.find((each) => each.id === connection)?.kind
  const whyNot = whyNotCreate(profile, kind)
  const create = () => setSearch({ new: '1', peek: null })

  return (
    <Page
      full
      title={t`Apps`}
      action={
        <>
          <Button
            icon={IconRefresh}
            busy={refresh.isPending || fleet.data?.refreshing}
            onClick={() => refresh.mutate(undefined)}
          >
            {t`Refresh`}
          </Button>
          <PageAct
            id="app.new"
            label={t`New app`}
            keys="n"
            icon={IconPlus}
            reason={whyNot}
            run={create}
          />
        </>
      }
      panel={
        textOf(search, 'new') !== '' ? (
          <NewApp connection={connection} onClose={() => setSearch({ new: null })} />
        ) : (
          panel && (
            <AppPanel
              key={panel.app}
              app={panel}
              connection={connection}
              onClose={() => setSearch({ peek: null })}
            />
          )
        )
      }
    >
      <ListBar
        placeholder={t`Find an app by name or id`}
        search={textOf(search, 'search')}
        onSearch={searchFor}
        filters={filters}
        onClear={clear}
        columns={columns}
        control={control}
        count={
          <>
            <CountLine rows={rows} unit={(n) => <Plural value={n} one="# app" other="# apps" />} />
            {fleet.data?.asOf != null && (
              <>
                {' · '}
                <Trans>
                  read <Time at={fleet.data.asOf} />
                </Trans>
              </>
            )}
          </>
        }
      >
        <ExportButton
          app={{ connection, app: '' }}
          list={{ kind: 'fleet', apps: shown?.map((app) => app.app) ?? null }}
          total={rows.total}
        />
      </ListBar>
      {problem && (
        <div className={classes.problem}>
          <ErrorPanel inline problem={problem} onRetry={() => refresh.mutate(undefined)} />
        </div>
      )}
      <DataTable
        label={t`Apps`}
        rows={rows}
        control={control}
        rowId={(app) => app.app}
        rowName={(app) => app.name}
        sort={sort}
        onSort={(next) => setSearch({ sort: sortText(next) }, { replace: true })}
        onOpen={open}
        onPeek={(app) => setSearch({ peek: app.app, new: null }, { replace: peeked !== '' })}
        onPeekEnd={() => setSearch({ peek: null })}
        peeked={peeked}
        acts={acts}
        empty={
          apps?.length === 0 ? (
            <Empty
              icon={IconApps}
              title={t`No apps yet`}
              action={
                <Button tone="primary" icon={IconPlus} keys="n" reason={whyNot} onClick={create}>
                  {t`New app`}
                </Button>
              }
            >
              <Trans>
                An app is one tenant's own chat: its users, groups, roles, keys and settings. This
                account has none that its key may see.
              </Trans>
            </Empty>
          ) : (
            <NothingFound
              search={textOf(search, 'search')}
              onSearch={searchFor}
              filters={filters}
              onClear={clear}
            />
          )
        }
      />
    </Page>
  )
}
