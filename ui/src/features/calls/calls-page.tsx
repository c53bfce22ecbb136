import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CallRow } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { Empty } from '@/kit/empty'
import { IconCopy, IconPhone, IconUser, IconUsersGroup } from '@/kit/icons'
import { textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { useCalls } from './api'
import { CallPanel } from './call-panel'
import classes from './calls.module.css'
import { callTitle, columns } from './columns'
import { filterOf, isFiltered, NO_FILTER } from './filter'
import { useCallFilters } from './use-call-filters'

export default function CallsPage() {
  const app = useAppRef()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filter = filterOf(search)
  const rows = useCalls(app, filter)
  const filters = useCallFilters(search, setSearch)
  const control = useColumns('calls', columns, false)
  const peeked = textOf(search, 'peek')
  const clear = () => setSearch(NO_FILTER)
  const find = (text: string) => setSearch({ uid: text.trim() }, { typed: true })
  const close = () => setSearch({ peek: null })
  const acts = (call: CallRow): ActGroup[] => [
    [
      call.initiator !== null && {
        id: 'initiator',
        label: t`Open who called`,
        icon: IconUser,
        run: () => go(paths.user(app, call.initiator ?? '')),
      },
      call.receiver !== null && {
        id: 'receiver',
        label: call.toGroup ? t`Open the group` : t`Open who was called`,
        icon: call.toGroup ? IconUsersGroup : IconUser,
        run: () => go((call.toGroup ? paths.group : paths.user)(app, call.receiver ?? '')),
      },
      {
        id: 'copy',
        label: t`Copy the session id`,
        icon: IconCopy,
        run: () => void host.textCopy(call.id),
      },
    ],
  ]
  return (
    <Page
      title={t`Calls`}
      full
      panel={peeked !== '' && <CallPanel key={peeked} app={app} session={peeked} onClose={close} />}
    >
      <div className={classes.list}>
        <ListBar
          placeholder={t`Calls of the user with this uid`}
          search={filter.uid ?? ''}
          onSearch={find}
          filters={filters.filter(({ id }) => id !== 'uid')}
          onClear={clear}
          columns={columns}
          control={control}
          count={
            <CountLine
              rows={rows}
              unit={(n) => <Plural value={n} one="# call" other="# calls" />}
            />
          }
        />
        <DataTable
          label={t`Calls`}
          rows={rows}
          control={control}
          rowId={(call) => call.id}
          rowName={callTitle}
          onOpen={(call) => setSearch({ peek: call.id })}
          onPeek={(call) => setSearch({ peek: call.id })}
          onPeekEnd={close}
          peeked={peeked || null}
          acts={acts}
          empty={
            isFiltered(filter) ? (
              <NothingFound
                search={filter.uid ?? ''}
                onSearch={find}
                filters={filters.filter(({ id }) => id !== 'uid')}
                onClear={clear}
              />
            ) : (
              <Empty icon={IconPhone} title={t`No calls yet`}>
                <Trans>
                  Calls with sound or picture that users of this app make show here, with who took
                  part, for how long, and what was recorded.
                </Trans>
              </Empty>
            )
          }
        />
      </div>
    </Page>
  )
}
