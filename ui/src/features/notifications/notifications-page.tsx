import { useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAppRef, useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Page } from '@/frame/page'
import { useGate } from '@/gate/use-gate'
import { profileQuery } from '@/ipc/questions'
import { IconArrowBackUp } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { oneOf, textOf } from '@/lib/search'
import { useReset, useUndo } from './api'
import { LogPanel } from './log-panel'
import { LogsTab } from './logs-tab'
import classes from './notifications.module.css'
import { ProviderPanel } from './provider-panel'
import { ProvidersTab } from './providers-tab'
import { whyNotProviders } from './rules'
import { SettingsTab } from './settings-tab'
import { TemplatesTab } from './templates-tab'

const TABS = ['settings', 'templates', 'providers', 'logs'] as const
type Tab = (typeof TABS)[number]

export default function NotificationsPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const gate = useGate(app)
  const profile = useQuery(profileQuery).data?.profile
  const reset = useReset(app)
  const undo = useUndo(app)
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'settings'
  const names: Record<Tab, string> = {
    settings: t`What is told`,
    templates: t`Texts and sounds`,
    providers: t`Providers`,
    logs: t`Log`,
  }
  const open = (next: string | null) =>
    setSearch({
      ...Object.fromEntries(Object.keys(search).map((name) => [name, null])),
      tab: next === 'settings' ? null : next,
    })
  useCommands(
    TABS.filter((each) => each !== tab).map((each) => ({
      id: `notifications.${each}`,
      label: t`Notifications: ${names[each]}`,
      group: 'page',
      run: () => open(each),
    })),
  )
  const setBack = () =>
    gate({
      act: 'noticesReset',
      run: () => reset.mutateAsync(undefined),
      done: ({ undo: id }) =>
        toast({
          text: t`Set back to CometChat's defaults`,
          undo: id ? () => undo.mutateAsync(id) : null,
        }),
    })
  const provider = textOf(search, 'provider')
  const entry = textOf(search, 'entry')
  return (
    <Page
      title={t`Notifications`}
      full
      acts={[
        [
          {
            id: 'reset',
            label: t`Set all back to CometChat's defaults`,
            icon: IconArrowBackUp,
            danger: true,
            reason: profile ? whyNotProviders(profile) : null,
            run: () => void setBack(),
          },
        ],
      ]}
      panel={
        tab === 'providers' && provider !== '' ? (
          <ProviderPanel
            key={provider}
            app={app}
            which={provider}
            onClose={() => setSearch({ provider: null })}
          />
        ) : tab === 'logs' && entry !== '' ? (
          <LogPanel app={app} id={entry} onClose={() => setSearch({ entry: null })} />
        ) : null
      }
    >
      <Tabs value={tab} keepMounted={false} className={classes.tabs} onChange={open}>
        <Tabs.List aria-label={t`Parts of the notifications`} className={classes.tabList}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {names[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.tab}>
          {tab === 'settings' && <SettingsTab app={app} />}
          {tab === 'templates' && <TemplatesTab app={app} />}
          {tab === 'providers' && <ProvidersTab app={app} />}
          {tab === 'logs' && <LogsTab app={app} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
