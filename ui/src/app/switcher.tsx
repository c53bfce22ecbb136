import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, Connection, ConnectionId } from '@/bindings'
import { useGo, usePath } from '@/frame/address'
import { paths, samePlaceOf } from '@/frame/paths'
import { appQuery, connectionsQuery, fleetQuery } from '@/ipc/questions'
import { IconChevronDown, IconPlug, IconPlus } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { LabelBadge, TenantDot } from '@/kit/tenant'
import { tip } from '@/kit/tip'
import classes from './switcher.module.css'

const MOST = 50

type SwitcherProps = { app: AppRef | null; connection: ConnectionId | null; collapsed: boolean }

/** Which app this is, and the way to another one of any connection. */
export function Switcher({ app, connection, collapsed }: SwitcherProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const box = useCombobox({
    onDropdownOpen: () => box.focusSearchInput(),
    onDropdownClose: () => {
      setText('')
      box.resetSelectedOption()
      box.focusTarget()
    },
  })
  const go = useGo()
  const path = usePath()
  const { data: connections = [] } = useQuery(connectionsQuery)
  const current = connections.find((each) => each.id === connection)
  const shown = useQuery({ ...appQuery(app ?? { connection: '', app: '' }), enabled: app !== null })
  const title = app ? (shown.data?.name ?? app.app) : (current?.name ?? t`Halley`)
  const under = app ? (current?.name ?? '') : current ? t`All apps` : t`Connections`

  const choose = (value: string) => {
    box.closeDropdown()
    const [kind = '', id = ''] = JSON.parse(value) as string[]
    if (kind === 'home') go(paths.home())
    else if (kind === 'app') go(samePlaceOf({ connection: connection ?? '', app: id }, path))
    else go(hrefOf(connections.find((each) => each.id === id)))
  }

  return (
    <Combobox
      store={box}
      onOptionSubmit={choose}
      width={280}
      keepMounted={false}
      position="bottom-start"
      withinPortal
    >
      <Combobox.Target withAriaAttributes={false}>
        <button
          type="button"
          className={classes.target}
          aria-label={collapsed ? t`${title}: change the app or connection` : undefined}
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          data-collapsed={collapsed || undefined}
          {...(collapsed ? tip(title) : {})}
          onClick={() => box.toggleDropdown()}
        >
          <Mark colour={app ? (shown.data?.colour ?? 'grey') : null} />
          {!collapsed && (
            <>
              <span className="only-heard">
                <Trans>Change the app or connection, now</Trans>{' '}
              </span>
              <span className={classes.words}>
                <SafeLine text={title} className={classes.name} />
                <SafeLine text={under} className={classes.under} />
              </span>
              <IconChevronDown size={14} aria-hidden />
            </>
          )}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          placeholder={t`Find an app or connection`}
          aria-label={t`Find an app or connection`}
          onChange={(event) => {
            setText(event.currentTarget.value)
            box.selectFirstOption()
          }}
        />
        <Combobox.Options mah={360} style={{ overflowY: 'auto' }}>
          {connection && <Apps connection={connection} text={text} current={app?.app} />}
          <Combobox.Group label={t`Connections`}>
            {connections
              .filter((each) => matches(each.name, text) && each.state !== 'starting')
              .map((each) => (
                <Combobox.Option key={each.id} value={JSON.stringify(['connection', each.id])}>
                  <span className={classes.option}>
                    <IconPlug size={14} aria-hidden />
                    <SafeLine text={each.name} />
                  </span>
                </Combobox.Option>
              ))}
            <Combobox.Option value={JSON.stringify(['home'])}>
              <span className={classes.option}>
                <IconPlus size={14} aria-hidden />
                <Trans>Connect another</Trans>
              </span>
            </Combobox.Option>
          </Combobox.Group>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Apps(props: { connection: ConnectionId; text: string; current: string | undefined }) {
  const { t } = useLingui()
  const { data } = useQuery(fleetQuery(props.connection))
  const apps = (data?.apps ?? []).filter(
    (each) => matches(each.name, props.text) || matches(each.app, props.text),
  )
  if (apps.length === 0) return null
  return (
    <Combobox.Group label={t`Apps`}>
      {apps.slice(0, MOST).map((each) => (
        <Combobox.Option
          key={each.app}
          value={JSON.stringify(['app', each.app])}
          active={each.app === props.current}
        >
          <span className={classes.option}>
            <TenantDot colour={each.colour} />
            <SafeLine text={each.name} className={classes.optionName} />
            <LabelBadge label={each.label} />
          </span>
        </Combobox.Option>
      ))}
    </Combobox.Group>
  )
}

function Mark({ colour }: { colour: string | null }) {
  if (colour !== null) return <TenantDot colour={colour} />
  return <IconPlug size={14} aria-hidden />
}

function matches(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.trim().toLowerCase())
}

function hrefOf(connection: Connection | undefined): string {
  if (!connection) return paths.home()
  return connection.kind === 'app' && connection.app
    ? paths.overview({ connection: connection.id, app: connection.app })
    : paths.fleet(connection.id)
}
