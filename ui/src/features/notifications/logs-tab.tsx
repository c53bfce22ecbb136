import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { useSearch } from '@/frame/address'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconBell, IconExternalLink } from '@/kit/icons'
import { toastProblem } from '@/kit/toast'
import { textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { useColumns } from '@/table/use-columns'
import { useLogRows } from './api'
import { columns } from './log-columns'
import { filterOf, isFiltered, NO_FILTER } from './log-filter'
import { LogFilters } from './log-filters'
import classes from './notifications.module.css'

/** The service stops logging by itself after so many days. */
const DAYS_ON = 7
const DAY = 86_400

/** What became of notifications. */
export function LogsTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filtered = isFiltered(search)
  const rows = useLogRows(app, filterOf(search))
  const control = useColumns('notification-logs', columns, false)
  const newest = rows.at(0)?.at ?? null
  const isOld = !filtered && newest !== null && newest < Date.now() / 1000 - DAYS_ON * DAY
  return (
    <>
      <LogFilters app={app} />
      <div className={classes.counted} role="status">
        <CountLine
          rows={rows}
          unit={(n) => <Plural value={n} one="# notification" other="# notifications" />}
        />
      </div>
      {isOld && (
        <div className={classes.banner} role="status">
          <Trans>
            The newest entry is more than 7 days old. CometChat switches the log off by itself after
            7 days, so it is probably off now.
          </Trans>{' '}
          <Dashboard app={app} />
        </div>
      )}
      <DataTable
        label={t`Log of notifications`}
        rows={rows}
        control={control}
        rowId={(row) => row.id}
        rowName={(row) => row.triggerWords}
        onOpen={(row) => setSearch({ entry: row.id })}
        peeked={textOf(search, 'entry') || null}
        empty={
          filtered ? (
            <Empty
              icon={IconBell}
              title={t`No notification fits these filters`}
              action={<Button onClick={() => setSearch(NO_FILTER)}>{t`Clear filters`}</Button>}
            >
              <Trans>Entries are kept for 14 days.</Trans>
            </Empty>
          ) : (
            <Empty icon={IconBell} title={t`The log is empty`} action={<Dashboard app={app} />}>
              <Trans>
                Here stands what became of every push notification, e-mail and text: sent, refused,
                or held back and why. Either nothing was to be told yet, no provider is set up, or
                the log is off. Only CometChat's dashboard can switch it on, under Notifications,
                Logs. It switches itself off after 7 days; entries are kept for 14 days.
              </Trans>
            </Empty>
          )
        }
      />
    </>
  )
}

/** The way to the switch of the log, which only the dashboard has. */
function Dashboard({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const open = () =>
    host
      .linkOpen(`https://app.cometchat.com/app/${encodeURIComponent(app.app)}/overview`)
      .catch((thrown) => toastProblem(toConsoleError(thrown)))
  return (
    <Button small icon={IconExternalLink} onClick={() => void open()}>
      {t`Open the app in the dashboard`}
    </Button>
  )
}
