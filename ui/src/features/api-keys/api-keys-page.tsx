import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MaskedKey } from '@/bindings'
import { useAppRef, useSearch } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { usePreferences } from '@/ipc/preferences'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconKey, IconPlus, IconRefresh } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { ColumnsMenu } from '@/table/columns-menu'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { compareBy, localRows } from '@/table/local-rows'
import { useColumns } from '@/table/use-columns'
import { keysQuery } from './api'
import classes from './api-keys.module.css'
import { columns } from './columns'
import { NewKey, RenameKey } from './key-forms'
import { KeyReminder } from './key-reminder'
import { RotatePanel } from './rotate-panel'
import { isOld, whyNotCreate } from './rules'
import { useKeyActs } from './use-key-acts'

const SORTS = ['name', 'scope', 'createdAt'] as const

export default function ApiKeysPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data, error, isFetching, refetch } = useQuery(keysQuery(app))
  const keys = data ?? []
  const acts = useKeyActs(app, keys)
  const why = useRights()
  const control = useColumns('api-keys', columns, false)
  const [renamed, setRenamed] = useState<MaskedKey | null>(null)
  const [rotated, setRotated] = useState<MaskedKey | null>(null)
  const by = textOf(search, 'sort')
  const sort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const rows = localRows({
    rows: data?.toSorted(compareBy((key) => key[sort.by], sort.descending)),
    listKey: by,
    refreshing: isFetching,
    problem: error,
    retry: () => void refetch(),
  })
  const used = keys.find((key) => key.inUse)
  const [{ keyReminderDays }] = usePreferences()
  const now = Date.now() / 1000
  const [old] = keys
    .filter((key) => isOld(key, now, keyReminderDays))
    .toSorted(compareBy((key) => (key.inUse ? 0 : key.createdAt), false))
  const create = () => setSearch({ new: '1' })
  return (
    <Page
      title={t`API keys`}
      full
      action={
        <PageAct
          id="key.new"
          label={t`New key`}
          keys="n"
          icon={IconPlus}
          reason={why('apiKeyCreate') ?? whyNotCreate(keys)}
          run={create}
        />
      }
      acts={[
        [
          {
            id: 'rotate',
            label: t`Replace the key that Halley uses`,
            icon: IconRefresh,
            reason:
              why('apiKeyCreate') ??
              whyNotCreate(keys) ??
              (used ? null : t`The keys are not read yet.`),
            run: () => used && setRotated(used),
          },
        ],
      ]}
      panel={
        rotated && (
          <RotatePanel
            app={app}
            old={rotated}
            onDelete={acts.remove}
            onClose={() => setRotated(null)}
          />
        )
      }
    >
      <div className={classes.list}>
        {old && (
          <KeyReminder
            one={old}
            reason={why('apiKeyCreate') ?? whyNotCreate(keys)}
            onRotate={old.inUse ? () => setRotated(old) : null}
          />
        )}
        <div className={classes.bar}>
          <div className={classes.count} role="status">
            <CountLine rows={rows} unit={(n) => <Plural value={n} one="# key" other="# keys" />} />
          </div>
          <ExportButton app={app} list={{ kind: 'apiKeys' }} total={rows.total} />
          <ColumnsMenu columns={columns} control={control} />
        </div>
        <DataTable
          label={t`API keys`}
          rows={rows}
          control={control}
          rowId={(key) => key.id}
          rowName={(key) => key.name || key.masked}
          sort={sort}
          onSort={(next) =>
            setSearch({
              sort:
                next.by === 'name' && !next.descending
                  ? null
                  : `${next.descending ? '-' : ''}${next.by}`,
            })
          }
          acts={(key) => acts.ofKey(key, () => setRenamed(key))}
          empty={
            <Empty
              icon={IconKey}
              title={t`No keys`}
              action={
                <Button
                  tone="primary"
                  icon={IconPlus}
                  keys="n"
                  reason={why('apiKeyCreate')}
                  onClick={create}
                >
                  {t`New key`}
                </Button>
              }
            >
              <Trans>A key lets a server, or Halley, work with this app.</Trans>
            </Empty>
          }
        />
      </div>
      {textOf(search, 'new') !== '' && (
        <NewKey app={app} onClose={() => setSearch({ new: null })} />
      )}
      {renamed && <RenameKey app={app} one={renamed} onClose={() => setRenamed(null)} />}
    </Page>
  )
}
