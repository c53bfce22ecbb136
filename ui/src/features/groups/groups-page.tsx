import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { GroupFilter, GroupSort } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { Empty } from '@/kit/empty'
import { IconCopy, IconExternalLink, IconUsersGroup } from '@/kit/icons'
import { list, oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { type Filter, ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { useGroups } from './api'
import { columns } from './columns'
import classes from './groups.module.css'

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
  ]
  const find = (text: string) => setSearch({ search: text }, { replace: true })
  const clear = () => setSearch({ search: null, kind: null, tag: null })
  const filtered = filter.search !== '' || filter.kinds.length > 0 || filter.tags.length > 0

  return (
    <Page title={t`Groups`} full>
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
        />
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
          acts={(group) => [
            [
              {
                id: 'open',
                label: t`Open`,
                icon: IconExternalLink,
                run: () => go(paths.group(app, group.guid)),
              },
              {
                id: 'copy',
                label: t`Copy the guid`,
                icon: IconCopy,
                run: () => void host.textCopy(group.guid),
              },
            ],
          ]}
          empty={
            filtered ? (
              <NothingFound
                search={filter.search}
                onSearch={find}
                filters={filters}
                onClear={clear}
              />
            ) : (
              <Empty icon={IconUsersGroup} title={t`No groups yet`}>
                <Trans>A group lets many users talk about one topic.</Trans>
              </Empty>
            )
          }
        />
      </div>
    </Page>
  )
}
