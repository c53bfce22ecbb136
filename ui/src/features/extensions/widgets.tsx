import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ExtensionRow } from '@/bindings'
import { useGo } from '@/frame/address'
import { Link } from '@/frame/link'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { IdText } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { IconPlus, IconWorld } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { AccountPanel } from './account-panel'
import { widgetsQuery } from './api'
import classes from './extensions.module.css'
import { useWhyNot } from './use-switches'

/** The most widgets that the service takes. */
const MOST = 25

type WidgetsProps = { app: AppRef; row: ExtensionRow; crumbs: { label: string; href: string }[] }

/** The one extension with several sets of settings: a list of them. */
export function Widgets({ app, row, crumbs }: WidgetsProps) {
  const { t } = useLingui()
  const go = useGo()
  const whyNot = useWhyNot()
  const { data, error, refetch } = useQuery(widgetsQuery(app))
  const full = (data?.length ?? 0) >= MOST ? t`An app has at most 25 widgets.` : null
  return (
    <Page
      title={row.name}
      crumbs={crumbs}
      action={
        <PageAct
          id="widget.new"
          label={t`New widget`}
          keys="n"
          icon={IconPlus}
          reason={whyNot ?? full}
          run={() => go(paths.extension(app, row.id, { widget: 'new' }))}
        />
      }
    >
      {error && !data && <AccountPanel problem={error} onRetry={() => void refetch()} />}
      {!error && !data && <Lines count={4} label={t`Reading the widgets`} />}
      {data?.length === 0 && (
        <Empty icon={IconWorld} title={t`No widgets yet`}>
          <Trans>
            A widget is a ready-made chat for a website. Make one, then put its code into your
            pages.
          </Trans>
        </Empty>
      )}
      {data && data.length > 0 && (
        <>
          <p className={classes.dim} role="status">
            <Plural value={data.length} one="# widget of 25" other="# widgets of 25" />
          </p>
          <ul className={classes.widgets} aria-label={t`Widgets`}>
            {data.map((widget) => (
              <li key={widget.id}>
                <Link href={paths.extension(app, row.id, { widget: widget.id })}>
                  <SafeText text={widget.name || t`Without a name`} />
                </Link>
                <IdText id={widget.id} room={36} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
