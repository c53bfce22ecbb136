import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useGo, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { connectionsQuery } from '@/ipc/questions'
import { Comet } from '@/kit/comet'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconBuilding, IconFlask, IconPlugConnected } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { textOf } from '@/lib/search'
import { hrefOf, useStartDemo } from './api'
import { ConnectionList } from './connection-list'
import classes from './home.module.css'
import { WayIn } from './way-in'

// Forms are not part of the first paint.
const ConnectAccountForm = lazy(() => import('./connect-account-form'))
const ConnectAppForm = lazy(() => import('./connect-app-form'))

/** The first screen: three ways in, and the connections there are. */
export default function HomePage() {
  const { t } = useLingui()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const connections = useQuery(connectionsQuery)
  const demo = useStartDemo()
  const connecting = textOf(search, 'connect')
  const saved = connections.data ?? []
  const fresh = connections.isSuccess && saved.length === 0
  const startDemo = () => demo.mutate(undefined, { onSuccess: (started) => go(hrefOf(started)) })
  const close = () => setSearch({ connect: null })

  return (
    <Page title={fresh ? t`Welcome to Halley` : t`Connections`} welcome={fresh && <Comet />}>
      <div className={classes.home}>
        {fresh && (
          <p className={classes.lead}>
            <Trans>
              Look after your CometChat apps, their people and their conversations. Start with one
              of three ways in; you can add others at any time.
            </Trans>
          </p>
        )}
        {connections.isPending && <Lines count={3} label={t`Loading connections`} />}
        {connections.error && (
          <ErrorPanel
            inline
            problem={connections.error}
            onRetry={() => void connections.refetch()}
          />
        )}
        {saved.length > 0 && <ConnectionList connections={saved} />}
        <Section title={fresh ? t`How do you want to start?` : t`Connect another`}>
          <div className={classes.ways}>
            <WayIn
              id="connect.demo"
              keys="d"
              icon={IconFlask}
              title={t`Try the demo`}
              busy={demo.isPending}
              onChoose={startDemo}
            >
              <Trans>
                24 made-up tenants with people who are chatting right now. Nothing leaves this
                computer, and nothing can break.
              </Trans>
            </WayIn>
            <WayIn
              id="connect.account"
              keys="n"
              icon={IconBuilding}
              title={t`Connect an account`}
              onChoose={() => setSearch({ connect: 'account' })}
            >
              <Trans>
                All apps of your account at once. You need the management key and secret that
                CometChat's sales team gives out.
              </Trans>
            </WayIn>
            <WayIn
              id="connect.app"
              keys="o"
              icon={IconPlugConnected}
              title={t`Connect one app`}
              onChoose={() => setSearch({ connect: 'app' })}
            >
              <Trans>
                A single app, with its app id, region and REST API key from the CometChat dashboard.
              </Trans>
            </WayIn>
          </div>
          {demo.error && (
            <div className={classes.problem}>
              <ErrorPanel inline problem={demo.error} onRetry={startDemo} />
            </div>
          )}
        </Section>
      </div>
      <Suspense>
        {connecting === 'account' && <ConnectAccountForm onClose={close} />}
        {connecting === 'app' && <ConnectAppForm onClose={close} />}
      </Suspense>
    </Page>
  )
}
