import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, WebhookRow } from '@/bindings'
import { useSearch } from '@/frame/address'
import { appQuery, fleetQuery } from '@/ipc/questions'
import { Badge } from '@/kit/badge'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconArrowsDiff } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { textOf } from '@/lib/search'
import { webhooksQuery } from './api'
import { useTriggerName } from './changes-list'
import { type Difference, differences, draftOf, fieldName } from './rules'
import classes from './webhooks.module.css'

/** The webhooks of this app beside those of another: which are missing, and what differs. */
export function CompareTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const fleet = useQuery(fleetQuery(app.connection))
  const other = textOf(search, 'with')
  const others = (fleet.data?.apps ?? []).filter(
    (one) => one.app !== app.app && one.state !== 'archived',
  )
  return (
    <div className={classes.scrolled}>
      <div className={classes.choice}>
        <Select
          label={t`Compare with`}
          placeholder={t`Choose another app`}
          searchable
          data={others.map((one) => ({ value: one.app, label: one.name }))}
          value={other || null}
          nothingFoundMessage={t`No app with this name`}
          onChange={(chosen) => setSearch({ with: chosen })}
        />
      </div>
      {other === '' ? (
        <Empty icon={IconArrowsDiff} title={t`Are two apps set alike?`} atStart>
          <Trans>
            Choose another app of this connection. You see which webhooks one of the two lacks and
            where they differ, such as staging from production.
          </Trans>
        </Empty>
      ) : (
        <Compared app={app} other={{ connection: app.connection, app: other }} />
      )}
    </div>
  )
}

function Compared({ app, other }: { app: AppRef; other: AppRef }) {
  const { t } = useLingui()
  const here = useQuery(webhooksQuery(app))
  const there = useQuery(webhooksQuery(other))
  const hereName = useQuery(appQuery(app)).data?.name ?? app.app
  const thereName = useQuery(appQuery(other)).data?.name ?? other.app
  const failed = here.error ?? there.error
  if (failed) {
    const again = () => void Promise.all([here.refetch(), there.refetch()])
    return <ErrorPanel problem={failed} onRetry={again} />
  }
  if (!here.data || !there.data) return <Lines count={6} label={t`Reading the webhooks of both`} />
  const pairs = pairsOf(here.data, there.data)
  if (pairs.length === 0) {
    return (
      <p className={classes.note}>
        <Trans>Neither app has webhooks.</Trans>
      </p>
    )
  }
  return (
    <table className={classes.compare}>
      <caption className="only-heard">{t`Webhooks of both apps`}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Webhook</Trans>
          </th>
          <th scope="col">
            <SafeText text={hereName} most={80} />
          </th>
          <th scope="col">
            <SafeText text={thereName} most={80} />
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <PairRows key={pair.id} {...pair} />
        ))}
      </tbody>
    </table>
  )
}

export type Pair = { id: string; here: WebhookRow | null; there: WebhookRow | null }

/** The webhooks of two apps, matched by id. */
export function pairsOf(here: readonly WebhookRow[], there: readonly WebhookRow[]): Pair[] {
  const ids = [...new Set([...here, ...there].map(({ id }) => id))].toSorted()
  const of = (rows: readonly WebhookRow[], id: string) => rows.find((row) => row.id === id) ?? null
  return ids.map((id) => ({ id, here: of(here, id), there: of(there, id) }))
}

function PairRows({ id, here, there }: Pair) {
  const both = here !== null && there !== null
  const found = both ? differences(draftOf(here), draftOf(there)) : []
  return (
    <>
      <tr>
        <th scope="row">
          <SafeText text={here?.fields.name || there?.fields.name || id} most={50} />
          <span className={classes.dim}>{id}</span>
        </th>
        {both && found.length === 0 ? (
          <td colSpan={2}>
            <Badge tone="green">
              <Trans>alike</Trans>
            </Badge>
          </td>
        ) : (
          <>
            <td>{here ? <Trans>there</Trans> : <Missing />}</td>
            <td>{there ? <Trans>there</Trans> : <Missing />}</td>
          </>
        )}
      </tr>
      {found.map((one) => (
        <DifferenceRow key={one.field} one={one} />
      ))}
    </>
  )
}

function Missing() {
  return (
    <Badge tone="amber">
      <Trans>missing</Trans>
    </Badge>
  )
}

function DifferenceRow({ one }: { one: Difference }) {
  const { t } = useLingui()
  const name = useTriggerName()
  const only = (ids: readonly string[]) =>
    ids.length === 0 ? '–' : t`only here: ${ids.map(name).join(', ')}`
  return (
    <tr className={classes.differs}>
      <th scope="row">{fieldName(one.field)}</th>
      {one.field === 'triggers' ? (
        <>
          <td>{only(one.removed)}</td>
          <td>{only(one.added)}</td>
        </>
      ) : (
        <>
          <td>
            <SafeText text={one.before} most={255} />
          </td>
          <td>
            <SafeText text={one.after} most={255} />
          </td>
        </>
      )}
    </tr>
  )
}
