import { useLingui } from '@lingui/react/macro'
import { useRouter } from '@tanstack/react-router'
import { Page } from '@/frame/page'
import { toConsoleError } from '@/ipc/error'
import { ErrorPanel } from '@/kit/error-panel'

/** In place of a screen that broke; the menu beside it goes on working. */
export function ErrorScreen({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui()
  const router = useRouter()
  const problem = toConsoleError(error)
  const own = problem.code === 'internal'
  return (
    <Page title={t`This screen stopped`}>
      <ErrorPanel
        problem={{
          ...problem,
          message: own ? t`This screen stopped because of a fault in Halley.` : problem.message,
          advice: own
            ? t`Nothing was sent to CometChat. Load the screen again, or go on elsewhere.`
            : problem.advice,
          serviceCode: own ? problem.message : problem.serviceCode,
        }}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </Page>
  )
}
