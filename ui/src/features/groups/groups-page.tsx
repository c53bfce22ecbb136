import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupFilter, GroupRow, GroupSort } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconPlus, IconUpload, IconUsersGroup } from '@/kit/icons'
import { list, oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { type Filter, ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { facetsQuery, useGroups } from './api'
import { columns } from './columns'
import { EditGroup, NewGroup } from './group-form'
import classes from './groups.module.css'
import { TransferForm } from './transfer-form'
import { useGroupActs } from './use-group-acts'

const SORTS = ['name', 'guid', 'members', 'createdAt'] as const

export default function GroupsPage() {
  const app = useAppRef()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filter: GroupFilter = {
    search: textOf(search, 'search'),
    kinds: [...list(search.kind)],
    tags: [...list(search.tag)],
  }
  const by = textOf(search, 'sort')
  const sort: GroupSort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const rows = useGroups(app, filter, sort)
  const control = useColumns('groups', columns, false)
  const { data: facets } = useQuery(facetsQuery(app))
  const acts = useGroupActs(app)
  const [transferred, setTransferred] = useState<GroupRow | null>(null)
  const create = () => setSearch({ new: '1', edit: null })
  const close = () => setSearch({ new: null, edit: null })
  const edited = textOf(search, 'edit')
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
      id: 'tag',
      label: t`Tag`,
      options: (facets?.tags ?? []).map(({ value, count }) => ({ value, label: value, count })),
      values: filter.tags,
      onChange: (tag) => setSearch({ tag }),
    },
  ]
  const find = (text: string) => setSearch({ search: text }, { replace: true })
  const clear = () => setSearch({ search: null, kind: null, tag: null })
  const filtered = filter.search !== '' || filter.kinds.length > 0 || filter.tags.length > 0

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
          reason={acts.whyNot}
          run={create}
        />
      }
      panel={
        textOf(search, 'new') !== '' ? (
          <NewGroup app={app} onClose={close} />
        ) : edited ? (
          <EditGroup key={edited} app={app} guid={edited} onClose={close} />
        ) : null
      }
    >
      <div className={classes.list}>
        <ListBar
          placeholder={t`Find a group by name or guid`}
          search={filter.search}
          onSearch={find}
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
          <ExportButton app={app} list={{ kind: 'groups', filter }} />
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
          peeked={edited || null}
          acts={(group) =>
            acts.ofGroup(group, {
              edit: () => setSearch({ edit: group.guid, new: null }),
              transfer: () => setTransferred(group),
            })
          }
          empty={
            filtered ? (
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
                    reason={acts.whyNot}
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
