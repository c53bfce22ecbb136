import { Trans } from '@lingui/react/macro'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import type { ConsoleError } from '@/ipc/query'
import { ErrorPanel } from '@/kit/error-panel'
import classes from './extensions.module.css'

/** Why extensions cannot be shown, and what would enable them. */
export function AccountPanel({ problem, onRetry }: { problem: ConsoleError; onRetry: () => void }) {
  const isAccount = problem.code === 'accountNeeded'
  return (
    <div className={classes.problem}>
      <ErrorPanel
        problem={problem}
        onRetry={isAccount ? undefined : onRetry}
        action={
          isAccount ? (
            <Link href={paths.home({ connect: 'account' })}>
              <Trans>Connect an account</Trans>
            </Link>
          ) : undefined
        }
      />
      {isAccount && (
        <p className={classes.dim}>
          <Trans>
            Extensions give the chat more to do: polls, stickers, translation, push notifications,
            filters and more. With an account connection you switch them on and off and change their
            settings for every app of the account.
          </Trans>
        </p>
      )}
      {problem.code === 'planRestricted' && (
        <p className={classes.dim}>
          <Trans>The plan of this app does not include this. Another plan of CometChat may.</Trans>
        </p>
      )}
    </div>
  )
}
