import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { JobRow } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { jobsQuery } from '@/ipc/questions'
import { Empty } from '@/kit/empty'
import { IconListDetails } from '@/kit/icons'
import { textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ListBar } from '@/table/list-bar'
import { localRows } from '@/table/local-rows'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { columns } from './columns'
import { JobPanel } from './job-panel'
import { isOver } from './rules'
import { useActs } from './use-acts'

/** Long work: what runs, what waits for somebody, what came of it. */
export default function JobsPage() {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const text = textOf(search, 'search')
  const peeked = textOf(search, 'peek')
  const jobs = useQuery(jobsQuery)
  const control = useColumns('jobs', columns, false)
  const acts = useActs()
  const wanted = text.trim().toLowerCase()
  const rows = localRows({
    rows: jobs.data?.filter((job) => `${job.title} ${job.appName}`.toLowerCase().includes(wanted)),
    listKey: `jobs ${wanted}`,
    refreshing: jobs.isFetching,
    problem: jobs.error,
    retry: () => void jobs.refetch(),
  })
  const job = jobs.data?.find((each) => each.id === peeked)
  const peek = (each: JobRow) => setSearch({ peek: each.id }, { replace: peeked !== '' })
  const searchFor = (next: string) => setSearch({ search: next }, { typed: true })
  const clear = () => setSearch({ search: null })

  return (
    <Page
      full
      title={t`Jobs`}
      panel={
        job && (
          <JobPanel
            key={job.id}
            job={job}
            acts={isOver(job) ? acts.left(job) : acts.main(job)}
            onClose={() => setSearch({ peek: null })}
          />
        )
      }
    >
      <ListBar
        placeholder={t`Find a job or its app`}
        search={text}
        onSearch={searchFor}
        filters={[]}
        onClear={clear}
        columns={columns}
        control={control}
        count={
          <CountLine rows={rows} unit={(n) => <Plural value={n} one="# job" other="# jobs" />} />
        }
      />
      <DataTable
        label={t`Jobs`}
        rows={rows}
        control={control}
        rowId={(each) => each.id}
        rowName={(each) => each.title}
        onOpen={peek}
        onPeek={peek}
        peeked={peeked}
        acts={acts.ofJob}
        empty={
          text === '' ? (
            <Empty icon={IconListDetails} title={t`No jobs yet`}>
              <Trans>
                A job is long work with many users: a change of roles, an export. Select users in
                their list to begin one. It goes on while you do other things, and survives an end
                of Halley.
              </Trans>
            </Empty>
          ) : (
            <NothingFound search={text} onSearch={searchFor} filters={[]} onClear={clear} />
          )
        }
      />
    </Page>
  )
}
