import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, GroupFilter, GroupRow, GroupSort } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconPlus, IconUpload, IconUsersGroup } from '@/kit/icons'
import { list, oneOf, type Search, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { type Filter, ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { isUnread, SyncState, Unread, usePeopleIndex } from '@/table/people-index'
import { isSpan, timeOf } from '@/table/time-span'
import { useColumns } from '@/table/use-columns'
import { type OpenView, useOpenView } from '@/table/views/use-open-view'
import { ViewMenu } from '@/table/views/view-menu'
import { useReadAhead, useWindowedRows } from '@/table/windowed-rows'
import { facetsQuery, groupsList } from './api'
import { columns } from './columns'
import { EditGroup, NewGroup } from './group-form'
import { GroupPeek } from './group-peek'
import classes from './groups.module.css'
import { SIZES, sizeOf, sizeWords } from './sizes'
import { TransferForm } from './transfer-form'
import { useGroupActs } from './use-group-acts'

const SORTS = ['name', 'guid', 'kind', 'members', 'createdAt', 'updatedAt'] as const

const NO_FILTER: Search = {
  search: null,
  kind: null,
  owner: null,
  members: null,
  tag: null,
  created: null,
  updated: null,
}
/** What a saved view keeps of the address. */
const VIEWED_NAMES = [...Object.keys(NO_FILTER), 'sort']

/** Another view starts with its own columns. */
export default function GroupsPage() {
  const app = useAppRef()
  const open = useOpenView(app, 'groups')
  // Its columns are needed from the first paint on; they are on this disk.
  if (open.pending) return null
  return <GroupsList key={open.key} app={app} open={open} />
}

function GroupsList({ app, open: view }: { app: AppRef; open: OpenView }) {
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filter: GroupFilter = {
    search: textOf(search, 'search'),
    kinds: [...list(search.kind)],
    owners: [...list(search.owner)],
    ...sizeOf(textOf(search, 'members')),
    tags: [...list(search.tag)],
    ...timeOf('created', textOf(search, 'created')),
    ...timeOf('updated', textOf(search, 'updated')),
  }
  const by = textOf(search, 'sort')
  const sort: GroupSort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const rows = useWindowedRows(groupsList(app, filter, sort))
  const index = usePeopleIndex(app, 'groups', rows.first?.index)
  const control = useColumns('groups', columns, false, view.columns)
  const { data: facets } = useQuery(facetsQuery(app))
  const acts = useGroupActs(app)
  const why = useRights()
  const [transferred, setTransferred] = useState<GroupRow | null>(null)
  const create = () => setSearch({ new: '1', edit: null, peek: null })
  const edit = (guid: string) => setSearch({ edit: guid, new: null, peek: null })
  const close = () => setSearch({ new: null, edit: null, peek: null })
  const edited = textOf(search, 'edit')
  const peeked = textOf(search, 'peek')
  const span = (id: 'created' | 'updated', label: string): Filter => {
    const text = textOf(search, id)
    return {
      id,
      label,
      options: [],
      span: true,
      values: isSpan(text) ? [text] : [],
      onChange: ([chosen]) => setSearch({ [id]: chosen ?? null }),
    }
  }
  const filters: Filter[] = [
    {
      id: 'kind',
      label: t`Type`,
      options: [
        { value: 'public', label: t`public` },
        { value: 'private', label: t`private` },
        { value: 'password', label: t`password` },
      ],
      values: filter.kinds,
      onChange: (kind) => setSearch({ kind }),
    },
    {
      id: 'members',
      label: t`Members`,
      options: SIZES.map((value) => ({ value, label: sizeWords(value) })),
      values: filter.members ? [textOf(search, 'members')] : [],
      single: true,
      onChange: ([chosen]) => setSearch({ members: chosen ?? null }),
    },
    {
      id: 'owner',
      label: t`Owner`,
      options: (facets?.owners ?? []).map(({ value, count }) => ({ value, label: value, count })),
      values: filter.owners ?? [],
      onChange: (owner) => setSearch({ owner }),
    },
    {
      id: 'tag',
      label: t`Tag`,
      options: (facets?.tags ?? []).map(({ value, count }) => ({ value, label: value, count })),
      values: filter.tags,
      onChange: (tag) => setSearch({ tag }),
    },
    span('created', t`Created`),
    span('updated', t`Changed`),
  ]
  const readAhead = useReadAhead()
  const found = (text: string) => groupsList(app, { ...filter, search: text }, sort)
  const find = (text: string) =>
    readAhead.show(found(text), () => setSearch({ search: text }, { typed: true }))
  const clear = () => setSearch(NO_FILTER)
  const filtered = filter.search !== '' || filters.some((each) => each.values.length > 0)

  return (
    <Page
      title={t`Groups`}
      full
      acts={[
        [
          {
            id: 'group.import',
            label: t`Import groups`,
            icon: IconUpload,
            reason: why('groupsImport'),
            run: () => go(paths.import(app, { kind: 'groups' })),
          },
        ],
      ]}
      action={
        <PageAct
          id="group.new"
          label={t`New group`}
          keys="n"
          icon={IconPlus}
          reason={why('groupCreate')}
          run={create}
        />
      }
      panel={
        textOf(search, 'new') !== '' ? (
          <NewGroup app={app} onClose={close} />
        ) : edited ? (
          <EditGroup key={edited} app={app} guid={edited} onClose={close} />
        ) : peeked ? (
          <GroupPeek
            key={peeked}
            app={app}
            guid={peeked}
            whyNot={why('groupUpdate')}
            onClose={close}
            onEdit={() => edit(peeked)}
          />
        ) : null
      }
    >
      <div className={classes.list}>
        <ListBar
          placeholder={t`Find a group by name or guid`}
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
              unit={(n) => <Plural value={n} one="# group" other="# groups" />}
            />
          }
        >
          <ViewMenu app={app} list="groups" open={view} names={VIEWED_NAMES} control={control} />
          <SyncState app={app} index={index} label={t`Read the groups anew`} />
          <ExportButton app={app} list={{ kind: 'groups', filter }} total={rows.total} />
        </ListBar>
        <DataTable
          label={t`Groups`}
          rows={rows}
          control={control}
          rowId={(group) => group.guid}
          rowName={(group) => group.name}
          sort={sort}
          onSort={(next) =>
            setSearch({
              sort:
                next.by === 'name' && !next.descending
                  ? null
                  : `${next.descending ? '-' : ''}${next.by}`,
            })
          }
          onOpen={(group) => go(paths.group(app, group.guid))}
          onPeek={(group) =>
            setSearch({ peek: group.guid, edit: null, new: null }, { replace: true })
          }
          onPeekEnd={peeked ? close : undefined}
          peeked={peeked || edited || null}
          acts={(group) =>
            acts.ofGroup(group, {
              edit: () => edit(group.guid),
              transfer: () => setTransferred(group),
            })
          }
          empty={
            isUnread(index) ? (
              <Unread app={app} index={index} icon={IconUsersGroup} title={t`Reading the groups`} />
            ) : filtered ? (
              <NothingFound
                search={filter.search}
                onSearch={find}
                filters={filters}
                onClear={clear}
              />
            ) : (
              <Empty
                icon={IconUsersGroup}
                title={t`No groups yet`}
                action={
                  <Button
                    tone="primary"
                    icon={IconPlus}
                    keys="n"
                    reason={why('groupCreate')}
                    onClick={create}
                  >
                    {t`New group`}
                  </Button>
                }
              >
                <Trans>A group lets many users talk about one topic.</Trans>
              </Empty>
            )
          }
        />
      </div>
      {transferred && (
        <TransferForm app={app} group={transferred} onClose={() => setTransferred(null)} />
      )}
    </Page>
  )
}
