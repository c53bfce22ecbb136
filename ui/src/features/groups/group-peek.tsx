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
import { groupQuery } from './api'
import { GroupFacts } from './group-facts'

type GroupPeekProps = {
  app: AppRef
  guid: string
  /** Why it cannot be edited, or null. */
  whyNot: string | null
  onClose: () => void
  onEdit: () => void
}

/** A group beside the list. */
export function GroupPeek({ app, guid, whyNot, onClose, onEdit }: GroupPeekProps) {
  const { t } = useLingui()
  const group = useQuery(groupQuery(app, guid))
  return (
    <SidePanel
      title={group.data?.name ?? guid}
      onClose={onClose}
      acts={
        <IconButton label={t`Edit`} icon={IconEdit} keys="e" reason={whyNot} onClick={onEdit} />
      }
    >
      {group.data ? (
        <>
          <PeekHead
            href={paths.group(app, guid)}
            picture={<Avatar name={group.data.name} id={guid} src={group.data.icon} size={48} />}
          >
            <Trans>Open the group</Trans>
          </PeekHead>
          <GroupFacts app={app} group={group.data} />
        </>
      ) : group.error ? (
        <ErrorPanel problem={group.error} onRetry={() => void group.refetch()} />
      ) : (
        <Lines count={8} label={t`Reading the group`} />
      )}
    </SidePanel>
  )
}
