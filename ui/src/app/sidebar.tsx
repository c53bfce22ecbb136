import { useLingui } from '@lingui/react/macro'
import type { Icon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { AppRef } from '@/bindings'
import { usePath, useSearchText } from '@/frame/address'
import { Link } from '@/frame/link'
import { connectionOf, paths } from '@/frame/paths'
import { connectionsQuery } from '@/ipc/questions'
import { IconButton } from '@/kit/button'
import {
  IconApps,
  IconChartLine,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconListDetails,
  IconSearch,
  IconSettings,
} from '@/kit/icons'
import { Keys } from '@/kit/keys'
import { tip } from '@/kit/tip'
import { VIEW } from '@/table/views/view-address'
import { HealthMark } from './health-mark'
import { JobsMark } from './jobs-mark'
import { appPlaces, screens, VIEWED } from './places'
import classes from './sidebar.module.css'
import { Switcher } from './switcher'
import { ViewItems } from './view-items'

type SidebarProps = {
  app: AppRef | null
  collapsed: boolean
  onCollapse: (collapsed: boolean) => void
  onSearch: () => void
}

/** Connection and app, the places of the app, then what is there everywhere. */
export function Sidebar({ app, collapsed, onCollapse, onSearch }: SidebarProps) {
  const { t } = useLingui()
  const connection = connectionOf(usePath())
  return (
    <nav aria-label={t`Places`} className={classes.sidebar} data-collapsed={collapsed || undefined}>
      <Switcher app={app} connection={connection} collapsed={collapsed} />
      <button
        type="button"
        className={classes.search}
        aria-label={collapsed ? t`Find or do something` : undefined}
        {...tip(t`Find or do something`, 'mod+k')}
        onClick={onSearch}
      >
        <IconSearch size={16} stroke={1.75} aria-hidden />
        {!collapsed && (
          <>
            <span className={classes.label}>{t`Find or do`}</span>
            <span aria-hidden>
              <Keys combo="mod+k" />
            </span>
          </>
        )}
      </button>
      <ul className={classes.places}>
        {connection && (
          <Item
            href={paths.fleet(connection)}
            icon={IconApps}
            label={t`All apps`}
            keys="g f"
            collapsed={collapsed}
          />
        )}
        {connection && <FleetUsageItem connection={connection} collapsed={collapsed} />}
        {app && <li className={classes.gap} aria-hidden />}
        {app &&
          appPlaces.map((each) => (
            <Fragment key={each.place}>
              <Item
                href={each.href(app)}
                icon={each.icon}
                label={t(each.label)}
                keys={`g ${each.letter}`}
                collapsed={collapsed}
                deep={each.place !== 'overview'}
              />
              {!collapsed && VIEWED.some((place) => place === each.place) && (
                <ViewItems app={app} place={each} />
              )}
            </Fragment>
          ))}
      </ul>
      <ul className={classes.everywhere}>
        {'activity' in screens && (
          <Item
            href={paths.activity()}
            icon={IconHistory}
            label={t`Activity`}
            keys="g a"
            collapsed={collapsed}
          />
        )}
        {'jobs' in screens && (
          <Item
            href={paths.jobs()}
            icon={IconListDetails}
            label={t`Jobs`}
            keys="g j"
            collapsed={collapsed}
          />
        )}
        <Item
          href={paths.preferences()}
          icon={IconSettings}
          label={t`Preferences`}
          keys="g p"
          collapsed={collapsed}
        />
      </ul>
      <div className={classes.foot}>
        {connection && <HealthMark connection={connection} collapsed={collapsed} />}
        <JobsMark collapsed={collapsed} />
        <IconButton
          className={classes.fold}
          label={collapsed ? t`Show the side bar` : t`Fold the side bar`}
          icon={collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
          keys="mod+b"
          size="row"
          aria-expanded={!collapsed}
          onClick={() => onCollapse(!collapsed)}
        />
      </div>
    </nav>
  )
}

/** Only where a connection leads to more than one app. */
function FleetUsageItem({ connection, collapsed }: { connection: string; collapsed: boolean }) {
  const { t } = useLingui()
  const { data } = useQuery(connectionsQuery)
  if (data?.find((each) => each.id === connection)?.kind === 'app') return null
  return (
    <Item
      href={paths.fleetUsage(connection)}
      icon={IconChartLine}
      label={t`Usage of all apps`}
      keys="g y"
      collapsed={collapsed}
    />
  )
}

type ItemProps = {
  href: string
  icon: Icon
  label: string
  keys: string
  collapsed: boolean
  /** Places below this one count as this one. */
  deep?: boolean
}

function Item({ href, icon: Glyph, label, keys, collapsed, deep }: ItemProps) {
  const path = usePath()
  const view = useSearchText(VIEW)
  const here = path === href && view === ''
  const inside = path === href || (deep === true && path.startsWith(`${href}/`))
  return (
    <li>
      <Link
        bare
        here={here}
        href={href}
        className={classes.item}
        data-inside={inside || undefined}
        aria-label={label}
        {...tip(label, keys)}
      >
        <Glyph size={16} stroke={1.75} aria-hidden />
        {!collapsed && <span className={classes.label}>{label}</span>}
      </Link>
    </li>
  )
}
