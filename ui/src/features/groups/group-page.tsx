import { Trans, useLingui } from '@lingui/react/macro'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, GroupDetail } from '@/bindings'
import { useAppRef, useGo, useSearch, useShownId } from '@/frame/address'
import { Link } from '@/frame/link'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Avatar } from '@/kit/avatar'
import { Chip } from '@/kit/badge'
import { IdText } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconUsers } from '@/kit/icons'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Amount, Time } from '@/kit/time'
import { oneOf, textOf } from '@/lib/search'
import { DataTable } from '@/table/data-table'
import { useColumns } from '@/table/use-columns'
import { groupQuery, rawQuery, useMembers } from './api'
import { GroupKind, memberColumns } from './columns'
import classes from './groups.module.css'

const TABS = ['members', 'general', 'raw'] as const

export default function GroupPage() {
  const app = useAppRef()
  const guid = useShownId()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const group = useQuery(groupQuery(app, guid))
  const tab = oneOf(textOf(search, 'tab'), TABS) ?? 'members'
  const names = { members: t`Members`, general: t`General`, raw: t`Raw JSON` }
  return (
    <Page
      title={group.data?.name ?? guid}
      crumbs={[{ label: t`Groups`, href: paths.groups(app) }]}
      beside={
        group.data && <Avatar name={group.data.name} id={guid} src={group.data.icon} size={28} />
      }
      action={
        group.data && (
          <Link href={paths.conversation(app, `group_${guid}`)}>
            <Trans>Open the conversation</Trans>
          </Link>
        )
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
            setSearch({ tab: next === 'members' ? null : next }, { replace: true })
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
            {tab === 'members' && <Members app={app} guid={guid} />}
            {tab === 'general' &&
              (group.data ? (
                <Facts group={group.data} />
              ) : (
                <Lines count={8} label={t`Reading the group`} />
              ))}
            {tab === 'raw' && <Raw app={app} guid={guid} />}
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}

function Members({ app, guid }: { app: AppRef; guid: string }) {
  const { t } = useLingui()
  const go = useGo()
  const rows = useMembers(app, guid)
  const control = useColumns('members', memberColumns, false)
  return (
    <DataTable
      label={t`Members`}
      rows={rows}
      control={control}
      rowId={(member) => member.uid}
      rowName={(member) => member.name}
      onOpen={(member) => go(paths.user(app, member.uid))}
      empty={<Empty icon={IconUsers} title={t`No members`} />}
    />
  )
}

function Facts({ group }: { group: GroupDetail }) {
  const { t } = useLingui()
  return (
    <FieldList>
      <Field name={t`GUID`}>
        <IdText id={group.guid} room={40} />
      </Field>
      <Field name={t`Type`}>
        <GroupKind kind={group.kind} />
      </Field>
      <Field name={t`Description`}>
        {group.description ? <SafeText text={group.description} /> : '–'}
      </Field>
      <Field name={t`Owner`}>{group.owner ? <IdText id={group.owner} /> : '–'}</Field>
      <Field name={t`Members`}>
        <Amount value={group.members} />
      </Field>
      <Field name={t`Tags`}>
        {group.tags.length === 0 ? '–' : group.tags.map((tag) => <Chip key={tag}>{tag}</Chip>)}
      </Field>
      <Field name={t`Created`}>
        <Time at={group.createdAt} />
      </Field>
      <Field name={t`Changed`}>
        <Time at={group.updatedAt} />
      </Field>
      <Field name={t`Metadata`}>
        {group.metadata ? <JsonView json={group.metadata} height={220} /> : '–'}
      </Field>
    </FieldList>
  )
}

function Raw({ app, guid }: { app: AppRef; guid: string }) {
  const { t } = useLingui()
  const raw = useQuery(rawQuery(app, guid))
  if (raw.error) return <ErrorPanel problem={raw.error} onRetry={() => void raw.refetch()} />
  if (raw.data === undefined) return <Lines count={12} label={t`Reading the group`} />
  return (
    <Section title={t`What the service answers`}>
      <JsonView json={raw.data} height="60vh" />
    </Section>
  )
}
