import { Trans, useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAppRef, useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Link } from '@/frame/link'
import { Page, PageAct } from '@/frame/page'
import { paths } from '@/frame/paths'
import { connectionsQuery } from '@/ipc/questions'
import { Empty } from '@/kit/empty'
import { IconPlugConnected, IconUserPlus } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { AddPeople } from './add-people'
import { teamQuery } from './api'
import { EverywhereTab } from './everywhere-tab'
import { RoleTable } from './role-table'
import { whyNotAdd } from './rules'
import classes from './team.module.css'
import { TeamTab } from './team-tab'
import { useTeamActs } from './use-team-acts'

const TABS = ['app', 'everywhere', 'roles'] as const
type Tab = (typeof TABS)[number]

export default function TeamPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data: connections } = useQuery(connectionsQuery)
  const alone = connections?.find((each) => each.id === app.connection)?.kind === 'app'
  const { data: team } = useQuery({
    ...teamQuery(app),
    enabled: connections !== undefined && !alone,
  })
  const acts = useTeamActs(app, team?.owner ?? null)
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'app'
  const names: Record<Tab, string> = {
    app: t`This app`,
    everywhere: t`All apps`,
    roles: t`What roles may do`,
  }
  const open = (next: string | null) =>
    setSearch({ tab: next === 'app' ? null : next, sort: null, search: null, person: null })
  useCommands(
    TABS.filter((each) => each !== tab).map((each) => ({
      id: `team.${each}`,
      label: t`Team: ${names[each]}`,
      group: 'page',
      run: () => open(each),
    })),
  )
  const add = () => setSearch({ new: '1', tab: null })
  const needsAccount = alone ? t`This needs an account connection.` : null
  return (
    <Page
      title={t`Team`}
      full
      action={
        <PageAct
          id="team.add"
          label={t`Add people`}
          keys="n"
          icon={IconUserPlus}
          reason={needsAccount ?? acts.whyNot ?? whyNotAdd(team)}
          run={add}
        />
      }
      panel={
        !alone &&
        textOf(search, 'new') !== '' && (
          <AddPeople app={app} onClose={() => setSearch({ new: null })} />
        )
      }
    >
      <Tabs value={tab} keepMounted={false} className={classes.tabs} onChange={open}>
        <Tabs.List aria-label={t`Parts of the team`} className={classes.tabList}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {names[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.tab}>
          {tab === 'roles' ? (
            <RoleTable />
          ) : alone ? (
            <NeedsAccount />
          ) : tab === 'app' ? (
            <TeamTab app={app} onAdd={add} />
          ) : (
            <EverywhereTab app={app} />
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

/** With the key of one app there is no team to be seen; says what would change that. */
function NeedsAccount() {
  const { t } = useLingui()
  return (
    <Empty
      icon={IconPlugConnected}
      title={t`This needs an account connection`}
      action={<Link href={paths.home()}>{t`Go to the connections`}</Link>}
    >
      <Trans>
        Who looks after an app is kept with the account. This connection has only the key of one
        app. Connect your account with its management key and secret to see and change the team
        here, and who has access to which of your apps.
      </Trans>
    </Empty>
  )
}
