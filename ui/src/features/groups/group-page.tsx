import { useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { GroupDetail } from '@/bindings'
import { useAppRef, useGo, useSearch, useShownId } from '@/frame/address'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Avatar } from '@/kit/avatar'
import { Badge } from '@/kit/badge'
import { ErrorPanel } from '@/kit/error-panel'
import { IconUserPlus } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { oneOf, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { AddMembers } from './add-members'
import { groupQuery } from './api'
import { GroupBanned } from './group-banned'
import { GroupFacts } from './group-facts'
import { EditGroup } from './group-form'
import { GroupHistory } from './group-history'
import { GroupMembers } from './group-members'
import { GroupPermissions } from './group-permissions'
import { GroupRaw } from './group-raw'
import classes from './groups.module.css'
import { TransferForm } from './transfer-form'
import { useGroupActs } from './use-group-acts'
import { GroupKind } from './words'

const TABS = ['members', 'general', 'permissions', 'banned', 'history', 'raw'] as const

export default function GroupPage() {
  const app = useAppRef()
  const guid = useShownId()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const group = useQuery(groupQuery(app, guid))
  const acts = useGroupActs(app)
  const why = useRights()
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'members'
  const names: Record<(typeof TABS)[number], string> = {
    members: t`Members`,
    general: t`General`,
    permissions: t`Permissions`,
    banned: t`Banned`,
    history: t`History`,
    raw: t`Raw JSON`,
  }
  const add = () => setSearch({ add: '1', edit: null })
  const ways = {
    edit: () => setSearch({ edit: '1', add: null }),
    transfer: () => setSearch({ owner: '1' }),
    deleted: () => go(paths.groups(app)),
  }
  const bodies: Record<(typeof TABS)[number], (group: GroupDetail) => ReactNode> = {
    members: (read) => <GroupMembers app={app} group={read} onAdd={add} />,
    general: (read) => <GroupFacts app={app} group={read} />,
    permissions: () => <GroupPermissions app={app} guid={guid} />,
    banned: (read) => <GroupBanned app={app} group={read} />,
    history: () => <GroupHistory app={app} guid={guid} />,
    raw: () => <GroupRaw app={app} guid={guid} />,
  }

  return (
    <Page
      title={group.data?.name ?? guid}
      crumbs={[{ label: t`Groups`, href: paths.groups(app) }]}
      picture={
        group.data && <Avatar name={group.data.name} id={guid} src={group.data.icon} size={28} />
      }
      beside={
        group.data && (
          <Badge>
            <GroupKind kind={group.data.kind} />
          </Badge>
        )
      }
      action={
        group.data && (
          <PageAct
            id="group.add"
            label={t`Add members`}
            keys="n"
            icon={IconUserPlus}
            reason={why('groupMembersAdd')}
            run={add}
          />
        )
      }
      acts={
        group.data &&
        acts.ofGroup(group.data, ways).map((each) => each.filter((act) => act && act.id !== 'open'))
      }
      panel={
        group.data &&
        (textOf(search, 'edit') !== '' ? (
          <EditGroup app={app} guid={guid} onClose={() => setSearch({ edit: null })} />
        ) : textOf(search, 'add') !== '' ? (
          <AddMembers app={app} group={group.data} onClose={() => setSearch({ add: null })} />
        ) : null)
      }
    >
      {group.error ? (
        <ErrorPanel problem={group.error} onRetry={() => void group.refetch()} />
      ) : (
        <Tabs
          value={tab}
          keepMounted={false}
          className={classes.tabs}
          onChange={(next) =>
            setSearch(
              { tab: next === 'members' ? null : next, search: null, scope: null },
              { replace: true },
            )
          }
        >
          <Tabs.List aria-label={t`Parts of the group`}>
            {TABS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {names[each]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="md" className={classes.tab}>
            {group.data ? (
              bodies[tab](group.data)
            ) : (
              <Lines count={8} label={t`Reading the group`} />
            )}
          </Tabs.Panel>
        </Tabs>
      )}
      {group.data && textOf(search, 'owner') !== '' && (
        <TransferForm app={app} group={group.data} onClose={() => setSearch({ owner: null })} />
      )}
    </Page>
  )
}
