import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { PeekHead } from '@/frame/peek-head'
import { Avatar } from '@/kit/avatar'
import { IconButton } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { IconEdit } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { useRights } from '@/rights/use-rights'
import { userQuery } from './api'
import { GoneUser } from './gone-user'
import { whyNotEdit } from './rules'
import { UserFacts } from './user-facts'

type UserPeekProps = {
  app: AppRef
  uid: string
  onClose: () => void
  onEdit: () => void
}

/** A user beside the list. */
export function UserPeek({ app, uid, onClose, onEdit }: UserPeekProps) {
  const { t } = useLingui()
  const why = useRights()
  const user = useQuery(userQuery(app, uid))
  return (
    <SidePanel
      title={user.data?.name ?? uid}
      onClose={onClose}
      acts={
        <IconButton
          label={t`Edit`}
          icon={IconEdit}
          keys="e"
          reason={why('userUpdate') ?? whyNotEdit(user.data)}
          onClick={onEdit}
        />
      }
    >
      {user.data ? (
        <>
          <PeekHead
            href={paths.user(app, uid)}
            picture={<Avatar name={user.data.name} id={uid} src={user.data.avatar} size={48} />}
          >
            <Trans>Open the user</Trans>
          </PeekHead>
          <UserFacts user={user.data} />
        </>
      ) : user.error?.code === 'userGone' || user.error?.code === 'notFound' ? (
        <GoneUser app={app} uid={uid} problem={user.error} />
      ) : user.error ? (
        <ErrorPanel problem={user.error} onRetry={() => void user.refetch()} />
      ) : (
        <Lines count={8} label={t`Reading the user`} />
      )}
    </SidePanel>
  )
}
