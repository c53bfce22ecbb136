import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useAppRef } from '@/frame/address'
import { Page } from '@/frame/page'
import { appQuery } from '@/ipc/questions'
import { ErrorPanel } from '@/kit/error-panel'
import { LabelBadge } from '@/kit/tenant'
import { Identity } from './identity'
import { Keys } from './keys'
import { Limits } from './limits'
import classes from './overview.module.css'
import { Recent } from './recent'
import { Stats } from './stats'

const Metrics = lazy(() => import('./metrics'))

/** One app at a glance: who it is, what happens in it, how much the service still allows. */
export default function OverviewPage() {
  const app = useAppRef()
  const identity = useQuery(appQuery(app))

  return (
    <Page
      title={identity.data?.name ?? app.app}
      beside={identity.data && <LabelBadge label={identity.data.label} />}
    >
      <Stats app={app} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Suspense fallback={<div className={classes.chart} />}>
            <Metrics app={app} />
          </Suspense>
          <Recent app={app} />
        </div>
        <div className={classes.side}>
          <Identity
            app={app}
            identity={identity.data}
            problem={
              identity.error && (
                <ErrorPanel
                  inline
                  problem={identity.error}
                  onRetry={() => void identity.refetch()}
                />
              )
            }
          />
          <Keys app={app} />
          <Limits app={app} />
        </div>
      </div>
    </Page>
  )
}
