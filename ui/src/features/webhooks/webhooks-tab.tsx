import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconPlus, IconWebhook } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { compareBy, localRows } from '@/table/local-rows'
import { useColumns } from '@/table/use-columns'
import { webhooksQuery } from './api'
import { columns } from './columns'
import { useWebhookActs } from './use-webhook-acts'
import classes from './webhooks.module.css'

const SORTS = ['name', 'url', 'triggers', 'updatedAt'] as const

/** The webhooks of the app, with what each is truly told. */
export function WebhooksTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data, error, isFetching, refetch } = useQuery(webhooksQuery(app))
  const control = useColumns('webhooks', columns, false)
  const acts = useWebhookActs(app)
  const by = textOf(search, 'sort')
  const sort = {
    by: oneOf(by.replace(/^-/, ''), SORTS) ?? 'name',
    descending: by.startsWith('-'),
  }
  const rows = localRows({
    rows: data?.toSorted(
      compareBy((row) => {
        if (sort.by === 'triggers') return row.triggers?.length ?? null
        return sort.by === 'updatedAt' ? row.updatedAt : row.fields[sort.by]
      }, sort.descending),
    ),
    listKey: by,
    refreshing: isFetching,
    problem: error,
    retry: () => void refetch(),
  })
  if (error?.code === 'accountNeeded') return <AccountNeeded advice={error.advice} />
  const show = (what: 'peek' | 'edit' | 'sample', id: string) =>
    setSearch({ peek: null, edit: null, sample: null, new: null, [what]: id })
  return (
    <>
      <div className={classes.count} role="status">
        <CountLine
          rows={rows}
          unit={(n) => <Plural value={n} one="# webhook of 25" other="# webhooks of 25" />}
        />
      </div>
      <DataTable
        label={t`Webhooks`}
        rows={rows}
        control={control}
        rowId={(row) => row.id}
        rowName={(row) => row.fields.name || row.id}
        sort={sort}
        onSort={(next) =>
          setSearch({
            sort:
              next.by === 'name' && !next.descending
                ? null
                : `${next.descending ? '-' : ''}${next.by}`,
          })
        }
        onOpen={(row) => show('peek', row.id)}
        peeked={textOf(search, 'peek') || textOf(search, 'edit') || null}
        acts={(row) =>
          acts.ofWebhook(row, {
            edit: () => show('edit', row.id),
            sample: () => show('sample', row.id),
          })
        }
        empty={
          <Empty
            icon={IconWebhook}
            title={t`No webhooks`}
            action={
              <Button
                tone="primary"
                icon={IconPlus}
                keys="n"
                reason={acts.whyNot}
                onClick={() => setSearch({ new: '1' })}
              >
                {t`New webhook`}
              </Button>
            }
          >
            <Trans>
              A webhook tells your own server what happens in this app: a message was sent, a group
              was made, a call ended.
            </Trans>
          </Empty>
        }
      />
    </>
  )
}

/** The way in is one app's key; webhooks are set with the account's. */
function AccountNeeded({ advice }: { advice: string }) {
  const { t } = useLingui()
  return (
    <Empty
      icon={IconWebhook}
      title={t`This needs an account connection`}
      action={<Link href={paths.home()}>{t`Go to the connections`}</Link>}
    >
      <Trans>
        Webhooks are set with the management key of the account, and this connection holds the key
        of one app. With the account connected you see, change and compare the webhooks of all its
        apps. {advice} Samples and listening work without it.
      </Trans>
    </Empty>
  )
}
