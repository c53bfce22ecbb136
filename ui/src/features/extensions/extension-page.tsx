import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ExtensionRow } from '@/bindings'
import { useAppRef, useSearch, useShownId } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconPuzzle } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { toast, toastProblem } from '@/kit/toast'
import { textOf } from '@/lib/search'
import { AccountPanel } from './account-panel'
import { extensionsQuery, formQuery, useSwitch, useUndo } from './api'
import classes from './extensions.module.css'
import { SettingsForm } from './settings-form'
import { useWhyNot } from './use-switches'
import { Widgets } from './widgets'

/** What the address says for a widget that is to be made. */
export const NEW_WIDGET = 'new'

/** The settings of one extension. */
export default function ExtensionPage() {
  const app = useAppRef()
  const id = useShownId()
  const { t } = useLingui()
  const { data: rows, error, refetch } = useQuery(extensionsQuery(app))
  const row = rows?.find((each) => each.id === id)
  const crumbs = [{ label: t`Extensions`, href: paths.extensions(app) }]
  if (row?.on && row.hasSettings) return <Settings app={app} row={row} crumbs={crumbs} />
  return (
    <Page title={row?.name ?? id} crumbs={crumbs}>
      {error && !rows && <AccountPanel problem={error} onRetry={() => void refetch()} />}
      {!error && !rows && <Lines count={8} label={t`Reading the extension`} />}
      {rows && !row && (
        <Empty icon={IconPuzzle} title={t`No such extension`}>
          <Trans>CometChat lists no extension with this id for the app.</Trans>
        </Empty>
      )}
      {row && !row.hasSettings && (
        <Empty icon={IconPuzzle} title={t`Nothing to set up`}>
          <Trans>This extension works as it is, once it is on.</Trans>
        </Empty>
      )}
      {row?.hasSettings && !row.on && <SwitchedOff app={app} row={row} />}
    </Page>
  )
}

type Crumbs = { label: string; href: string }[]

function Settings({ app, row, crumbs }: { app: AppRef; row: ExtensionRow; crumbs: Crumbs }) {
  const { t } = useLingui()
  const [search] = useSearch()
  const asked = textOf(search, 'widget')
  const isWidget = row.id === 'widget'
  const widget = isWidget ? (asked === NEW_WIDGET ? '' : asked) : null
  const isList = isWidget && asked === ''
  const { data, error, refetch } = useQuery({
    ...formQuery(app, row.id, widget),
    enabled: !isList,
    staleTime: 0,
  })
  if (isList) return <Widgets app={app} row={row} crumbs={crumbs} />
  if (data) {
    const way = isWidget
      ? [...crumbs, { label: row.name, href: paths.extension(app, row.id) }]
      : crumbs
    return <SettingsForm key={`${row.id} ${widget}`} app={app} read={data} crumbs={way} />
  }
  return (
    <Page title={row.name} crumbs={crumbs}>
      {error ? (
        <AccountPanel problem={error} onRetry={() => void refetch()} />
      ) : (
        <Lines count={12} label={t`Reading the settings`} />
      )}
    </Page>
  )
}

function SwitchedOff({ app, row }: { app: AppRef; row: ExtensionRow }) {
  const { t } = useLingui()
  const reason = useWhyNot()
  const call = useSwitch(app)
  const undo = useUndo(app)
  const switchOn = () =>
    call.mutate(
      { on: [row.id], off: [] },
      {
        onSuccess: ({ value, undo: id }) => {
          const problem = value.find((each) => each.problem !== null)?.problem
          if (problem) return toastProblem({ message: problem, advice: '' })
          toast({ text: t`Switched ${row.name} on`, undo: id ? () => undo.mutateAsync(id) : null })
        },
        onError: toastProblem,
      },
    )
  return (
    <Empty
      icon={IconPuzzle}
      title={t`${row.name} is off`}
      action={
        <Button tone="primary" reason={reason} busy={call.isPending} onClick={switchOn}>
          {t`Switch on`}
        </Button>
      }
    >
      <p className={classes.dim}>{row.onMeans}</p>
      <Trans>CometChat shows its settings only while it is on.</Trans>
    </Empty>
  )
}
