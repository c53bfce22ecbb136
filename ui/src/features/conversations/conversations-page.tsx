import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ConversationFilter, ConversationRow } from '@/bindings'
import { useAppRef, useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import type { ActGroup } from '@/kit/act-menu'
import { Empty } from '@/kit/empty'
import { IconCopy, IconExternalLink, IconMessages } from '@/kit/icons'
import { list, oneOf, type Search, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { type Filter, ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { useColumns } from '@/table/use-columns'
import { useConversations } from './api'
import { columns } from './columns'
import { ConversationPeek } from './conversation-peek'
import classes from './conversations.module.css'

const NO_FILTER: Search = { search: null, kind: null, tag: null }

export default function ConversationsPage() {
  const app = useAppRef()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const filter: ConversationFilter = {
    search: textOf(search, 'search'),
    kind: oneOf(textOf(search, 'kind'), ['user', 'group'] as const),
    tags: [...list(search.tag)],
  }
  const rows = useConversations(app, filter)
  const control = useColumns('conversations', columns, false)
  const filters: Filter[] = [
    {
      id: 'kind',
      label: t`Kind`,
      options: [
        { value: 'user', label: t`two people` },
        { value: 'group', label: t`group` },
      ],
      values: filter.kind ? [filter.kind] : [],
      single: true,
      onChange: ([kind]) => setSearch({ kind: kind ?? null }),
    },
  ]
  const find = (text: string) => setSearch({ search: text }, { typed: true })
  const clear = () => setSearch(NO_FILTER)
  const peeked = textOf(search, 'peek')
  const close = () => setSearch({ peek: null })
  const open = (row: ConversationRow) => go(paths.conversation(app, row.id))
  const acts = (row: ConversationRow): ActGroup[] => [
    [
      { id: 'open', label: t`Open`, icon: IconExternalLink, run: () => open(row) },
      {
        id: 'window',
        label: t`Open in a new window`,
        icon: IconExternalLink,
        run: () => void host.windowOpen(paths.conversation(app, row.id)),
      },
      {
        id: 'copy',
        label: t`Copy the conversation id`,
        icon: IconCopy,
        run: () => void host.textCopy(row.id),
      },
    ],
  ]
  const filtered = filter.search !== '' || filter.kind !== null || filter.tags.length > 0

  return (
    <Page
      title={t`Conversations`}
      full
      panel={peeked && <ConversationPeek key={peeked} app={app} id={peeked} onClose={close} />}
    >
      <div className={classes.list}>
        <ListBar
          placeholder={t`Find a person or group`}
          search={filter.search}
          onSearch={find}
          filters={filters}
          onClear={clear}
          columns={columns}
          control={control}
          count={
            <CountLine
              rows={rows}
              unit={(n) => <Plural value={n} one="# conversation" other="# conversations" />}
            />
          }
        >
          <ExportButton app={app} list={{ kind: 'conversations', filter }} total={rows.total} />
        </ListBar>
        <DataTable
          label={t`Conversations`}
          rows={rows}
          control={control}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          onOpen={open}
          onPeek={(row) => setSearch({ peek: row.id }, { replace: true })}
          onPeekEnd={peeked ? close : undefined}
          peeked={peeked || null}
          acts={acts}
          empty={
            filtered ? (
              <NothingFound
                search={filter.search}
                onSearch={find}
                filters={filters}
                onClear={clear}
              />
            ) : (
              <Empty icon={IconMessages} title={t`No conversations yet`}>
                <Trans>
                  A conversation begins with the first message between two users or in a group. It
                  appears here by itself.
                </Trans>
              </Empty>
            )
          }
        />
      </div>
    </Page>
  )
}
