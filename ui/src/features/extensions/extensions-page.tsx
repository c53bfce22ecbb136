import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useAppRef, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconPuzzle } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { oneOf, textOf } from '@/lib/search'
import { SearchField } from '@/table/list-bar'
import { AccountPanel } from './account-panel'
import { extensionsQuery, setUpsQuery } from './api'
import { ExtensionCard } from './extension-card'
import classes from './extensions.module.css'
import { byCategory, isShown, missingOf, type SetUps, SHOWN, type Shown } from './rules'
import { SwitchBar } from './switch-bar'
import { useSwitches } from './use-switches'

export default function ExtensionsPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data: rows, error, refetch } = useQuery(extensionsQuery(app))
  const anyOn = rows?.some((row) => row.on && row.hasSettings) ?? false
  const { data: read } = useQuery({ ...setUpsQuery(app), enabled: anyOn })
  const setUps: SetUps = useMemo(
    () => new Map((read ?? []).map(({ id, state }) => [id, state])),
    [read],
  )
  const switches = useSwitches(app, rows ?? [])
  const words = textOf(search, 'search')
  const shown = oneOf(textOf(search, 'show'), SHOWN) ?? 'all'
  const found = (rows ?? []).filter((row) => isShown(row, words, shown, setUps))
  const names: Record<Shown, string> = {
    all: t`All`,
    on: t`On`,
    off: t`Off`,
    setup: t`Needs set-up`,
  }
  const count = (each: Shown) => (rows ?? []).filter((row) => isShown(row, '', each, setUps)).length
  const clear = () => setSearch({ search: null, show: null })
  return (
    <Page title={t`Extensions`} full>
      <div className={classes.page}>
        <div className={classes.tools}>
          <SearchField
            placeholder={t`Find an extension by what it does`}
            value={words}
            onChange={(text) => setSearch({ search: text }, { typed: true })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t`Which extensions`}
            value={shown}
            onChange={(value) => setSearch({ show: value === 'all' ? null : value })}
            data={SHOWN.map((each) => ({
              value: each,
              label: rows ? `${names[each]} (${count(each)})` : names[each],
            }))}
          />
          <span role="status" className={classes.count}>
            {rows && <Plural value={found.length} one="# extension" other="# extensions" />}
          </span>
        </div>
        <div className={classes.scroller}>
          {error && !rows && <AccountPanel problem={error} onRetry={() => void refetch()} />}
          {!error && !rows && <Lines count={12} label={t`Reading the extensions`} />}
          {rows && found.length === 0 && (
            <Empty
              icon={IconPuzzle}
              title={shown === 'setup' ? t`Nothing needs set-up` : t`No extension fits`}
              action={<Button onClick={clear}>{t`Show all`}</Button>}
            >
              <Trans>
                Extensions give the chat of this app more to do, each switched by itself.
              </Trans>
            </Empty>
          )}
          {byCategory(found).map(([category, cards]) => (
            <section key={category} aria-label={category} className={classes.category}>
              <h2>{category}</h2>
              <ul className={classes.cards}>
                {cards.map((row) => (
                  <ExtensionCard
                    key={row.id}
                    app={app}
                    row={row}
                    wanted={switches.wanted(row)}
                    missing={missingOf(row, setUps)}
                    state={setUps.get(row.id) ?? null}
                    reason={switches.reason}
                    onSwitch={(on) => switches.set(row, on)}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <SwitchBar switches={switches} />
      </div>
    </Page>
  )
}
