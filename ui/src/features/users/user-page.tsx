import { useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useAppRef, useGo, useSearch, useShownId } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Avatar } from '@/kit/avatar'
import { ErrorPanel } from '@/kit/error-panel'
import { IconEdit } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { oneOf, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { rolesQuery, userQuery } from './api'
import { GoneUser } from './gone-user'
import { whyNotEdit } from './rules'
import { useUserActs } from './use-user-acts'
import { UserBlocked } from './user-blocked'
import { UserConversations } from './user-conversations'
import { UserFacts } from './user-facts'
import { EditUser } from './user-form'
import { UserFriends } from './user-friends'
import { UserGroups } from './user-groups'
import { UserHistory } from './user-history'
import { UserNotifications } from './user-notifications'
import { UserRaw } from './user-raw'
import { UserTokens } from './user-tokens'

const TABS = [
  'general',
  'tokens',
  'friends',
  'groups',
  'conversations',
  'blocked',
  'notifications',
  'history',
  'raw',
] as const

export default function UserPage() {
  const app = useAppRef()
  const uid = useShownId()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const user = useQuery(userQuery(app, uid))
  const roles = useQuery(rolesQuery(app))
  const acts = useUserActs(app)
  const why = useRights()
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'general'
  const editing = textOf(search, 'edit') !== ''
  const edit = () => setSearch({ edit: '1' })
  const names: Record<(typeof TABS)[number], string> = {
    general: t`General`,
    tokens: t`Auth tokens`,
    friends: t`Friends`,
    groups: t`Groups`,
    conversations: t`Conversations`,
    blocked: t`Blocked`,
    notifications: t`Notifications`,
    history: t`History`,
    raw: t`Raw JSON`,
  }
  const gone = user.error?.code === 'userGone' || user.error?.code === 'notFound'
  const bodies: Record<(typeof TABS)[number], () => ReactNode> = {
    general: () =>
      user.data ? <UserFacts user={user.data} /> : <Lines count={10} label={t`Reading the user`} />,
    tokens: () => <UserTokens app={app} uid={uid} />,
    friends: () => <UserFriends app={app} uid={uid} />,
    groups: () => <UserGroups app={app} uid={uid} />,
    conversations: () => <UserConversations app={app} uid={uid} />,
    blocked: () => <UserBlocked app={app} uid={uid} />,
    notifications: () => (
      <UserNotifications app={app} uid={uid} whyNot={why('userNoticesUpdate')} />
    ),
    history: () => <UserHistory app={app} uid={uid} />,
    raw: () => <UserRaw app={app} uid={uid} />,
  }

  return (
    <Page
      title={user.data?.name ?? uid}
      picture={
        user.data && <Avatar name={user.data.name} id={uid} src={user.data.avatar} size={28} />
      }
      crumbs={[{ label: t`Users`, href: paths.users(app) }]}
      action={
        user.data && (
          <PageAct
            id="user.edit"
            label={t`Edit`}
            keys="e"
            icon={IconEdit}
            reason={why('userUpdate') ?? whyNotEdit(user.data)}
            run={edit}
          />
        )
      }
      acts={user.data && acts.ofUser(user.data, edit, () => go(paths.users(app))).slice(1)}
      panel={
        editing &&
        user.data && (
          <EditUser
            app={app}
            uid={uid}
            roles={roles.data ?? []}
            onClose={() => setSearch({ edit: null })}
          />
        )
      }
    >
      {gone && user.error ? (
        <GoneUser app={app} uid={uid} problem={user.error} />
      ) : user.error ? (
        <ErrorPanel problem={user.error} onRetry={() => void user.refetch()} />
      ) : (
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(next) =>
            setSearch({ tab: next === 'general' ? null : next }, { replace: true })
          }
        >
          <Tabs.List aria-label={t`Parts of the user`}>
            {TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {names[each]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="md">
            {bodies[tab]()}
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}
