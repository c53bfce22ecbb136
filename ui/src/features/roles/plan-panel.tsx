import { Trans } from '@lingui/react/macro'
import type { ConsoleError } from '@/ipc/query'
import { ErrorPanel } from '@/kit/error-panel'
import classes from './roles.module.css'

/** Why permissions cannot be shown, and what would enable them. */
export function PlanPanel({ problem, onRetry }: { problem: ConsoleError; onRetry: () => void }) {
  return (
    <div className={classes.scrolled}>
      <ErrorPanel problem={problem} onRetry={onRetry} />
      {problem.code === 'planRestricted' && (
        <p className={classes.note}>
          <Trans>
            Permissions come with some plans of CometChat. Roles, their settings and older
            restrictions work without them.
          </Trans>
        </p>
      )}
      {problem.code === 'keyTooSmall' && (
        <p className={classes.note}>
          <Trans>
            Permissions can be read with a key that has full access. Home lets you connect the app
            with one.
          </Trans>
        </p>
      )}
    </div>
  )
}
