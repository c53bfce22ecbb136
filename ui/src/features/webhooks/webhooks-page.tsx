import { useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAppRef, useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Page, PageAct } from '@/frame/page'
import { IconPlus, IconSend } from '@/kit/icons'
import { oneOf, textOf } from '@/lib/search'
import { webhooksQuery } from './api'
import { CompareTab } from './compare-tab'
import { ListenTab } from './listen-tab'
import { useListening } from './listening'
import { whyNotCreate } from './rules'
import { SamplePanel } from './sample-panel'
import { useWebhookActs } from './use-webhook-acts'
import { EditWebhook, NewWebhook } from './webhook-form'
import { WebhookPeek } from './webhook-peek'
import classes from './webhooks.module.css'
import { WebhooksTab } from './webhooks-tab'

const TABS = ['list', 'listen', 'compare'] as const
type Tab = (typeof TABS)[number]

export default function WebhooksPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data: rows = [], error } = useQuery(webhooksQuery(app))
  const { whyNot } = useWebhookActs(app)
  const { open, count } = useListening()
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'list'
  const names: Record<Tab, string> = {
    list: t`Webhooks`,
    listen: open ? t`Listen (${count})` : t`Listen`,
    compare: t`Compare`,
  }
  const close = () => setSearch({ new: null, edit: null, peek: null, sample: null })
  const show = (next: string | null) =>
    setSearch({
      tab: next === 'list' ? null : next,
      new: null,
      edit: null,
      peek: null,
      sample: null,
      with: null,
    })
  useCommands(
    TABS.filter((each) => each !== tab).map((each) => ({
      id: `webhooks.${each}`,
      label: each === 'list' ? t`Show the webhooks` : t`Webhooks: ${names[each]}`,
      group: 'page',
      run: () => show(each),
    })),
  )
  const rowOf = (name: string) => rows.find((row) => row.id === textOf(search, name))
  const edited = textOf(search, 'edit')
  const peeked = rowOf('peek')
  const sampled = textOf(search, 'sample')
  const sampledRow = rowOf('sample') ?? null
  const needsAccount = error?.code === 'accountNeeded'
  return (
    <Page
      title={t`Webhooks`}
      full
      acts={[
        [
          {
            id: 'webhook.sample',
            label: t`Send a sample to any address`,
            icon: IconSend,
            reason: whyNot,
            run: () => setSearch({ sample: '*', new: null, edit: null, peek: null }),
          },
        ],
      ]}
      action={
        <PageAct
          id="webhook.new"
          label={t`New webhook`}
          keys="n"
          icon={IconPlus}
          reason={
            whyNot ??
            (needsAccount ? t`This needs a connection of the account.` : whyNotCreate(rows))
          }
          run={() => setSearch({ new: '1', tab: null, edit: null, peek: null, sample: null })}
        />
      }
      panel={
        textOf(search, 'new') !== '' ? (
          <NewWebhook app={app} onClose={close} />
        ) : edited ? (
          <EditWebhook key={edited} app={app} id={edited} onClose={close} />
        ) : sampled && (sampled === '*' || sampledRow) ? (
          <SamplePanel key={sampled} app={app} row={sampledRow} onClose={close} />
        ) : peeked ? (
          <WebhookPeek
            app={app}
            row={peeked}
            whyNot={whyNot}
            onEdit={() => setSearch({ edit: peeked.id, peek: null })}
            onSample={() => setSearch({ sample: peeked.id, peek: null })}
            onClose={close}
          />
        ) : null
      }
    >
      <Tabs value={tab} keepMounted={false} className={classes.tabs} onChange={show}>
        <Tabs.List aria-label={t`Parts of the webhooks`} className={classes.tabList}>
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {names[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.tab}>
          {tab === 'list' && <WebhooksTab app={app} />}
          {tab === 'listen' && <ListenTab app={app} />}
          {tab === 'compare' && <CompareTab app={app} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
