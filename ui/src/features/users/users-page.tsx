import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, IndexState, Selection, UserFilter, UserRow } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconDownload, IconUpload, IconUserPlus, IconUsers } from '@/kit/icons'
import { textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { isUnread, SyncState, Unread, usePeopleIndex } from '@/table/people-index'
import { loadedBetween } from '@/table/rows'
import { useSelection } from '@/table/selection'
import { SelectionBar } from '@/table/selection-bar'
import { useColumns } from '@/table/use-columns'
import { type OpenView, useOpenView } from '@/table/views/use-open-view'
import { ViewMenu } from '@/table/views/view-menu'
import { useReadAhead, useWindowedRows } from '@/table/windowed-rows'
import { rolesQuery, usersList } from './api'
import { columns } from './columns'
import { filterOf, isFiltered, NO_FILTER, searchOfSort, sortOf, VIEWED_NAMES } from './filter'
import { useBulk } from './use-bulk'
import { useUserActs } from './use-user-acts'
import { useUserFilters } from './use-user-filters'
import { EditUser, NewUser } from './user-form'
import { UserPeek } from './user-peek'
import classes from './users.module.css'

/** Another view starts with its own columns and nothing selected. */
export default function UsersPage() {
  const app = useAppRef()
  const open = useOpenView(app, 'users')
  // Its columns are needed from the first paint on; they are on this disk.
  if (open.pending) return null
  return <UsersList key={open.key} app={app} open={open} />
}

function UsersList({ app, open: view }: { app: AppRef; open: OpenView }) {
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filter = filterOf(search)
  const sort = sortOf(search)
  const rows = useWindowedRows(usersList(app, filter, sort))
  const index = usePeopleIndex(app, 'users', rows.first?.index)
  const selection = useSelection(rows.listKey)
  const control = useColumns('users', columns, true, view.columns)
  const filters = useUserFilters(app, filter, search, setSearch)
  const acts = useUserActs(app)
  const why = useRights()
  const roles = useQuery(rolesQuery(app))
  const clear = () => setSearch(NO_FILTER)
  const readAhead = useReadAhead()
  const found = (text: string) => usersList(app, { ...filter, search: text }, sort)
  const find = (text: string) =>
    readAhead.show(found(text), () => setSearch({ search: text }, { typed: true }))
  const close = () => setSearch({ peek: null, edit: null, new: null })
  const peeked = textOf(search, 'peek')
  const edited = textOf(search, 'edit')
  const creating = textOf(search, 'new') !== ''
  const open = (user: UserRow) => go(paths.user(app, user.uid))
  const picked: Selection =
    selection.selected.kind === 'some'
      ? { kind: 'some', uids: [...selection.selected.ids] }
      : { kind: 'all', filter, except: [...selection.selected.except] }

  const total = rows.total ?? 0
  const everyone: Selection = { kind: 'all', filter, except: [] }
  const eraseOne = () => {
    const only = loadedBetween(rows, 0, total - 1).find((user) => selection.has(user.uid))
    const [uid] = picked.kind === 'some' ? picked.uids : []
    // Whom the list no longer shows is named by the words of the core.
    const named = only ?? (uid === undefined ? undefined : { uid, name: uid })
    if (named) void acts.eraseForGood(named, () => selection.clear())
  }
  const bulk = useBulk(app, {
    selection: picked,
    count: selection.count(total),
    eraseOne,
    done: () => selection.clear(),
  })
  const all = bulk.exportOf(everyone)

  return (
    <Page
      title={t`Users`}
      full
      acts={[
        [
          {
            id: 'user.import',
            label: t`Import users`,
            icon: IconUpload,
            reason: why('usersImport'),
            run: () => go(paths.import(app, { kind: 'users' })),
          },
        ],
      ]}
      action={
        <PageAct
          id="user.new"
          label={t`New user`}
          keys="n"
          icon={IconUserPlus}
          reason={why('userCreate')}
          run={() => setSearch({ new: '1', peek: null, edit: null })}
        />
      }
      panel={
        creating ? (
          <NewUser app={app} roles={roles.data ?? []} onClose={close} />
        ) : edited ? (
          <EditUser key={edited} app={app} uid={edited} roles={roles.data ?? []} onClose={close} />
        ) : peeked ? (
          <UserPeek
            key={peeked}
            app={app}
            uid={peeked}
            onClose={close}
            onEdit={() => setSearch({ edit: peeked, peek: null })}
          />
        ) : null
      }
    >
      <div className={classes.list}>
        <ListBar
          placeholder={t`Find a user by name or uid`}
          search={filter.search}
          onSearch={find}
          onSearchSoon={(text) => readAhead.ask(found(text))}
          filters={filters}
          onClear={clear}
          columns={columns}
          control={control}
          count={
            <CountLine
              rows={rows}
              unit={(n) => <Plural value={n} one="# user" other="# users" />}
            />
          }
        >
          <ViewMenu app={app} list="users" open={view} names={VIEWED_NAMES} control={control} />
          <SyncState app={app} index={index} label={t`Read the users anew`} />
          <Button
            small
            icon={IconDownload}
            reason={all.reason ?? (total === 0 ? t`The list is empty.` : null)}
            onClick={all.run}
          >
            {t`Export`}
          </Button>
        </ListBar>
        <DataTable
          label={t`Users`}
          rows={rows}
          control={control}
          rowId={(user) => user.uid}
          rowName={(user) => user.name}
          sort={sort}
          onSort={(next) => setSearch(searchOfSort(next))}
          selection={selection}
          onOpen={open}
          onPeek={(user) => setSearch({ peek: user.uid, edit: null, new: null }, { replace: true })}
          onPeekEnd={peeked ? close : undefined}
          peeked={peeked || edited || null}
          acts={(user) => acts.ofUser(user, () => setSearch({ edit: user.uid, peek: null }))}
          empty={
            <NoUsers
              app={app}
              index={index}
              filter={filter}
              filters={filters}
              onSearch={find}
              onClear={clear}
              whyNot={why('userCreate')}
              onNew={() => setSearch({ new: '1' })}
            />
          }
        />
        <SelectionBar
          selection={selection}
          total={total}
          acts={[...acts.ofMany(picked, filter, () => selection.clear(), bulk.turn), ...bulk.acts]}
          more={bulk.more}
        />
        {bulk.dialog}
      </div>
    </Page>
  )
}

type NoUsersProps = {
  app: AppRef
  index: IndexState | undefined
  filter: UserFilter
  filters: ReturnType<typeof useUserFilters>
  onSearch: (text: string) => void
  onClear: () => void
  whyNot: string | null
  onNew: () => void
}

function NoUsers(props: NoUsersProps) {
  const { app, index, filter, filters, onSearch, onClear, whyNot, onNew } = props
  const { t } = useLingui()
  if (isUnread(index)) {
    return <Unread app={app} index={index} icon={IconUsers} title={t`Reading the users`} />
  }
  if (isFiltered(filter)) {
    return (
      <NothingFound
        search={filter.search}
        onSearch={onSearch}
        filters={filters}
        onClear={onClear}
      />
    )
  }
  return (
    <Empty
      icon={IconUsers}
      title={t`No users yet`}
      action={
        <Button tone="primary" icon={IconUserPlus} keys="n" reason={whyNot} onClick={onNew}>
          {t`New user`}
        </Button>
      }
    >
      <Trans>
        A user is somebody who can chat in this app. Your own backend usually makes users when
        people sign up; you can also make one here.
      </Trans>
    </Empty>
  )
}
