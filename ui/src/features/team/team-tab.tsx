import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconUserCircle, IconUserPlus } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { compareBy, localRows } from '@/table/local-rows'
import { useColumns } from '@/table/use-columns'
import { teamQuery } from './api'
import { columns } from './columns'
import classes from './team.module.css'
import { useTeamActs } from './use-team-acts'

const SORTS = ['email', 'name', 'role', 'since'] as const

/** The people of this app's team. */
export function TeamTab({ app, onAdd }: { app: AppRef; onAdd: () => void }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data, error, isFetching, refetch } = useQuery(teamQuery(app))
  const control = useColumns('team', columns, false)
  const acts = useTeamActs(app, data?.owner ?? null)
  const by = textOf(search, 'sort')
  const sort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'email',
    descending: by.startsWith('-'),
  }
  const rows = localRows({
    rows: data?.people.toSorted(compareBy((one) => one[sort.by], sort.descending)),
    listKey: by,
    refreshing: isFetching,
    problem: error,
    retry: () => void refetch(),
  })
  return (
    <>
      <div className={classes.count} role="status">
        <CountLine rows={rows} unit={(n) => <Plural value={n} one="# person" other="# people" />} />
        {data?.owner && (
          <span>
            <Trans>{data.owner} owns the app and is not in this list.</Trans>
          </span>
        )}
      </div>
      <DataTable
        label={t`Team of this app`}
        rows={rows}
        control={control}
        rowId={(one) => one.email}
        rowName={(one) => one.email}
        sort={sort}
        onSort={(next) =>
          setSearch({
            sort:
              next.by === 'email' && !next.descending
                ? null
                : `${next.descending ? '-' : ''}${next.by}`,
          })
        }
        acts={acts.ofPerson}
        empty={
          <Empty
            icon={IconUserCircle}
            title={t`Only the owner so far`}
            action={
              <Button
                tone="primary"
                icon={IconUserPlus}
                keys="n"
                reason={acts.whyNot}
                onClick={onAdd}
              >
                {t`Add people`}
              </Button>
            }
          >
            <Trans>
              The team is who may open this app in CometChat's own dashboard, and what they may do
              there.
            </Trans>
          </Empty>
        }
      />
    </>
  )
}
