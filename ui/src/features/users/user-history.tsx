import { Trans } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { History } from '@/history/history'
import classes from './users.module.css'

/** What was done to this user alone. What was done to many names none of them. */
export function UserHistory({ app, uid }: { app: AppRef; uid: string }) {
  return (
    <History app={app} kind="user" id={uid}>
      <p className={classes.note}>
        <Trans>
          What was done to many users at once, or to members of a group, is listed in{' '}
          <Link href={paths.activity({ app: app.app })}>Activity</Link>.
        </Trans>
      </p>
    </History>
  )
}
