import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, Connection } from '@/bindings'
import { useGo, usePath } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { paths, samePlaceOf } from '@/frame/paths'
import { appQuery, connectionsQuery, fleetQuery } from '@/ipc/questions'
import { IconChevronDown, IconPlug, IconPlus } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { type ListGroup, SearchList } from '@/kit/search-list'
import { LabelBadge, TenantDot } from '@/kit/tenant'
import { tip } from '@/kit/tip'
import { rankByWords } from '@/lib/rank'
import classes from './switcher.module.css'

const MOST = 50

type SwitcherProps = { app: AppRef | null; connection: Connection['id'] | null; collapsed: boolean }

/** Which app this is, and the way to another one of any connection. */
export function Switcher({ app, connection, collapsed }: SwitcherProps) {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  const { data: connections = [] } = useQuery(connectionsQuery)
  const current = connections.find((each) => each.id === connection)
  const shown = useQuery({ ...appQuery(app ?? { connection: '', app: '' }), enabled: app !== null })
  const title = app ? (shown.data?.name ?? app.app) : (current?.name ?? 'Halley')
  const under = app ? (current?.name ?? '') : current ? t`All apps` : t`Connections`
  useCommands([
    {
      id: 'switch',
      label: t`Change the app or connection`,
      keys: 'mod+o',
      group: 'go',
      run: () => setOpened(true),
    },
  ])

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={300}
      position="bottom-start"
      withRoles={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.target}
          aria-label={collapsed ? t`${title}: change the app or connection` : undefined}
          aria-haspopup="dialog"
          aria-expanded={opened}
          data-collapsed={collapsed || undefined}
          {...tip(collapsed ? title : t`Change the app or connection`, 'mod+o')}
          onClick={() => setOpened(!opened)}
        >
          {app ? (
            <TenantDot colour={shown.data?.colour ?? 'grey'} />
          ) : (
            <IconPlug size={14} aria-hidden />
          )}
          {!collapsed && (
            <>
              <span className="only-heard">
                <Trans>Change the app or connection, now</Trans>{' '}
              </span>
              <span className={classes.words}>
                <SafeLine text={title} className={classes.name} />{' '}
                <SafeLine text={under} className={classes.under} />
              </span>
              <IconChevronDown size={14} aria-hidden />
            </>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label={t`Apps and connections`}>
        <Choices
          connections={connections}
          connection={connection}
          onDone={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

type ChoicesProps = {
  connections: readonly Connection[]
  connection: Connection['id'] | null
  onDone: () => void
}

function Choices({ connections, connection, onDone }: ChoicesProps) {
  const { t } = useLingui()
  const go = useGo()
  const path = usePath()
  const [text, setText] = useState('')
  const fleet = useQuery({ ...fleetQuery(connection ?? ''), enabled: connection !== null })
  const apps = connection === null ? [] : (fleet.data?.apps ?? [])
  const groups: ListGroup[] = [
    {
      id: 'apps',
      title: t`Apps`,
      entries: rankByWords(apps, text, (each) => `${each.name} ${each.app}`)
        .slice(0, MOST)
        .map((each) => ({
          id: `app ${each.app}`,
          label: each.name,
          mark: <TenantDot colour={each.colour} />,
          end: <LabelBadge label={each.label} />,
          run: () => go(samePlaceOf({ connection: connection ?? '', app: each.app }, path)),
        })),
    },
    {
      id: 'connections',
      title: t`Connections`,
      entries: [
        ...rankByWords(connections, text, (each) => each.name).map((each) => ({
          id: `connection ${each.id}`,
          label: each.name,
          icon: IconPlug,
          reason: each.state === 'sealed' ? t`Locked; open it under Connections` : null,
          run: () => go(hrefOf(each)),
        })),
        {
          id: 'home',
          label: t`All connections`,
          icon: IconPlus,
          run: () => go(paths.home()),
        },
      ],
    },
  ]
  return (
    <SearchList
      text={text}
      onText={setText}
      groups={groups.filter((group) => group.entries.length > 0)}
      label={t`Find an app or connection`}
      placeholder={t`Find an app or connection`}
      nothing={<Trans>No app or connection has this name.</Trans>}
      onDone={onDone}
    />
  )
}

function hrefOf(connection: Connection): string {
  return connection.kind === 'app' && connection.app
    ? paths.overview({ connection: connection.id, app: connection.app })
    : paths.fleet(connection.id)
}
