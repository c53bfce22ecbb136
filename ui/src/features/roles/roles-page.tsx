import { useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAppRef, useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Page, PageAct } from '@/frame/page'
import { IconPlus } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { AbilitiesTab } from './abilities-tab'
import { rolesQuery } from './api'
import { PermissionsTab } from './permissions-tab'
import { RestrictionsTab } from './restrictions-tab'
import { EditRole, NewRole } from './role-form'
import { RolePeek } from './role-peek'
import classes from './roles.module.css'
import { RolesTab } from './roles-tab'
import { whyNotCreate } from './rules'

const TABS = ['roles', 'permissions', 'may', 'restrictions'] as const
type Tab = (typeof TABS)[number]

export default function RolesPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data: roles = [] } = useQuery(rolesQuery(app))
  const why = useRights()
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'roles'
  const names: Record<Tab, string> = {
    roles: t`Roles`,
    permissions: t`Permissions`,
    may: t`What may they do?`,
    restrictions: t`Older restrictions`,
  }
  const open = (next: string | null) =>
    setSearch({
      tab: next === 'roles' ? null : next,
      role: null,
      differ: null,
      guid: null,
      scope: null,
      peek: null,
    })
  useCommands(
    TABS.filter((each) => each !== tab).map((each) => ({
      id: `roles.${each}`,
      label: each === 'roles' ? t`Show the roles` : t`Roles: ${names[each]}`,
      group: 'page',
      run: () => open(each),
    })),
  )
  const close = () => setSearch({ new: null, edit: null, peek: null })
  const edited = textOf(search, 'edit')
  const peeked = roles.find((role) => role.role === textOf(search, 'peek'))
  return (
    <Page
      title={t`Roles`}
      full
      action={
        <PageAct
          id="role.new"
          label={t`New role`}
          keys="n"
          icon={IconPlus}
          reason={why('roleCreate') ?? whyNotCreate(roles)}
          run={() => setSearch({ new: '1', edit: null, peek: null })}
        />
      }
      panel={
        textOf(search, 'new') !== '' ? (
          <NewRole app={app} onClose={close} />
        ) : edited ? (
          <EditRole key={edited} app={app} role={edited} onClose={close} />
        ) : peeked ? (
          <RolePeek app={app} role={peeked} onClose={close} />
        ) : null
      }
    >
      <Tabs value={tab} keepMounted={false} className={classes.tabs} onChange={open}>
        <Tabs.List aria-label={t`Parts of the roles`} className={classes.tabList}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {names[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.tab}>
          {tab === 'roles' && <RolesTab app={app} />}
          {tab === 'permissions' && <PermissionsTab app={app} />}
          {tab === 'may' && <AbilitiesTab app={app} />}
          {tab === 'restrictions' && <RestrictionsTab app={app} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
