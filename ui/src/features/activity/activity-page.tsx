import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue } from 'react'
import type { ActivityEntry } from '@/bindings'
import { useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Empty } from '@/kit/empty'
import { IconArrowBackUp, IconExternalLink, IconHistory } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton, NOWHERE } from '@/table/export-list'
import { ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { loadedBetween } from '@/table/rows'
import { useColumns } from '@/table/use-columns'
import { useActivityRows, useUndo } from './api'
import { columns } from './columns'
import { EntryPanel } from './entry-panel'
import { whyNotUndo } from './rules'

/** Every change that was made from here: what, where, before and after. */
export default function ActivityPage() {
  const { t } = useLingui()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const text = textOf(search, 'search')
  const app = textOf(search, 'app')
  const object = textOf(search, 'object')
  const wanted = useDeferredValue(text)
  const control = useColumns('activity', columns, false)
  const rows = useActivityRows({ search: wanted, app: app || null, object: object || null })
  const undo = useUndo()
  const why = useRights()
  const peeked = textOf(search, 'peek')
  const shown = peeked === '' ? [] : loadedBetween(rows, 0, (rows.total ?? 0) - 1)
  const entry = shown.find((each) => each.id === peeked)
  const peek = (each: ActivityEntry) => setSearch({ peek: each.id }, { replace: peeked !== '' })
  const clear = () => setSearch({ search: null, app: null, object: null })
  const searchFor = (next: string) => setSearch({ search: next }, { typed: true })
  const filters = [
    {
      id: 'app',
      label: t`App`,
      options: [],
      values: app === '' ? [] : [app],
      onChange: (values: string[]) => setSearch({ app: values }),
    },
    {
      id: 'object',
      label: t`Id`,
      options: [],
      values: object === '' ? [] : [object],
      onChange: (values: string[]) => setSearch({ object: values }),
    },
  ]
  const takeBack = (each: ActivityEntry) =>
    undo.mutate(each.id, {
      onSuccess: () => toast({ text: t`Undone: ${each.sentence}` }),
      onError: (problem) => toastProblem(problem),
    })

  return (
    <Page
      full
      title={t`Activity`}
      panel={
        entry && (
          <EntryPanel
            key={entry.id}
            entry={entry}
            undoing={undo.isPending}
            whyNotUndo={whyNotUndo(entry, why)}
            onUndo={() => takeBack(entry)}
            onClose={() => setSearch({ peek: null })}
          />
        )
      }
    >
      <ListBar
        placeholder={t`Find a change by name or id`}
        search={text}
        onSearch={searchFor}
        filters={filters}
        onClear={clear}
        columns={columns}
        control={control}
        count={
          <CountLine
            rows={rows}
            unit={(n) => <Plural value={n} one="# change" other="# changes" />}
          />
        }
      >
        <ExportButton
          app={NOWHERE}
          total={rows.total}
          list={{
            kind: 'activity',
            filter: {
              search: wanted,
              app: app || null,
              object: object || null,
              before: null,
              limit: 0,
            },
          }}
        />
      </ListBar>
      <DataTable
        label={t`Activity`}
        rows={rows}
        control={control}
        rowId={(each) => each.id}
        rowName={(each) => each.sentence}
        onOpen={peek}
        onPeek={peek}
        onPeekEnd={() => setSearch({ peek: null })}
        peeked={peeked}
        acts={(each) => [
          [
            {
              id: 'undo',
              label: t`Undo`,
              icon: IconArrowBackUp,
              quick: each.undo === 'possible',
              reason: whyNotUndo(each, why),
              run: () => takeBack(each),
            },
            each.app !== null && {
              id: 'app',
              label: t`Open the app`,
              icon: IconExternalLink,
              run: () => go(paths.overview({ connection: each.connection, app: each.app ?? '' })),
            },
          ],
        ]}
        empty={
          text === '' && app === '' && object === '' ? (
            <Empty icon={IconHistory} title={t`Nothing changed yet`}>
              <Trans>
                Every change that Halley makes at CometChat is written down here, with what was
                before and what came after. The record stays on this computer.
              </Trans>
            </Empty>
          ) : (
            <NothingFound search={text} onSearch={searchFor} filters={filters} onClear={clear} />
          )
        }
      />
    </Page>
  )
}
