import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppSetting, SettingSection } from '@/bindings'
import { useAppRef, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { profileQuery } from '@/ipc/questions'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconArrowBackUp, IconRefresh, IconSearch, IconSettings } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { textOf } from '@/lib/search'
import { settingsQuery } from './api'
import { changedOf, found, whyNotChange, whyNotReset } from './rules'
import { SettingLine } from './setting-line'
import classes from './settings.module.css'
import { Unsaved } from './unsaved'
import { useEdits } from './use-edits'

const SECTIONS: readonly SettingSection[] = ['conversations', 'threads', 'push', 'files', 'unknown']

/** Every setting of an app with a plain name; changes wait until they are saved together. */
export default function SettingsPage() {
  const app = useAppRef()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data, error, isPending, isFetching, refetch } = useQuery(settingsQuery(app))
  const profile = useQuery(profileQuery).data?.profile
  const all = data ?? []
  const state = useEdits(app, all)
  const reason = whyNotChange(profile)
  const text = textOf(search, 'search')
  const onlyChanged = textOf(search, 'changed') !== ''
  const shown = found(onlyChanged ? changedOf(all) : all, text)
  const nChanged = changedOf(all).length
  const names: Record<SettingSection, string> = {
    conversations: t`What moves a conversation up`,
    threads: t`What moves a thread up`,
    push: t`Push notifications`,
    files: t`Files`,
    unknown: t`Other settings`,
  }
  return (
    <Page
      title={t`Settings`}
      full
      action={
        <Button icon={IconRefresh} busy={isFetching} onClick={() => void refetch()}>
          {t`Refresh`}
        </Button>
      }
      acts={[
        [
          {
            id: 'settings.reset',
            label: t`Set all back to the defaults`,
            icon: IconArrowBackUp,
            danger: true,
            reason: whyNotReset(profile) ?? (data ? null : t`The settings are not read yet.`),
            run: () => void state.reset(),
          },
        ],
      ]}
    >
      <div className={classes.page}>
        <div className={classes.scroll}>
          {isPending && <Lines count={10} label={t`Reading the settings`} />}
          {error && !data && (
            <>
              <ErrorPanel problem={error} onRetry={() => void refetch()} />
              {error.code === 'accountNeeded' && (
                <p className={classes.enabled}>
                  <Trans>
                    With an account connection this page shows what moves conversations up, push
                    notifications and all other settings of the app, and lets them be changed.
                    Everything else of this app works without it.
                  </Trans>
                </p>
              )}
            </>
          )}
          {data && (
            <>
              <p className={classes.intro}>
                <Trans>
                  How CometChat behaves for all users of this app. A change counts at once for
                  everybody, after you have saved it.
                </Trans>
              </p>
              {error && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
              <div className={classes.tools}>
                <TextInput
                  aria-label={t`Find a setting by name, sentence or key`}
                  placeholder={t`Find a setting`}
                  leftSection={<IconSearch size={16} aria-hidden />}
                  value={text}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) =>
                    setSearch({ search: event.currentTarget.value }, { typed: true })
                  }
                />
                <Checkbox
                  label={t`Only changed ones (${nChanged})`}
                  checked={onlyChanged}
                  onChange={(event) =>
                    setSearch(
                      { changed: event.currentTarget.checked ? '1' : null },
                      { replace: true },
                    )
                  }
                />
                <span role="status" className={classes.count}>
                  <Plural value={shown.length} one="# setting" other="# settings" />
                </span>
              </div>
              {shown.length === 0 && (
                <Nothing
                  nothingAtAll={all.length === 0}
                  onClear={() => setSearch({ search: null, changed: null })}
                />
              )}
              {SECTIONS.map((section) => {
                const lines = shown.filter((each) => each.section === section)
                return lines.length === 0 ? null : (
                  <Section key={section} title={names[section]}>
                    <ul className={classes.list}>
                      {lines.map((each: AppSetting) => (
                        <SettingLine
                          key={each.key}
                          setting={each}
                          edit={state.edits.get(each.key)}
                          fault={state.faults.get(each.key) ?? null}
                          reason={reason}
                          onChange={(on) => state.edit(each, on)}
                        />
                      ))}
                    </ul>
                  </Section>
                )
              })}
            </>
          )}
        </div>
        <Unsaved settings={all} state={state} />
      </div>
    </Page>
  )
}

function Nothing({ nothingAtAll, onClear }: { nothingAtAll: boolean; onClear: () => void }) {
  const { t } = useLingui()
  return nothingAtAll ? (
    <Empty icon={IconSettings} title={t`No settings`}>
      <Trans>CometChat tells no settings of this app.</Trans>
    </Empty>
  ) : (
    <Empty
      icon={IconSearch}
      title={t`Nothing matches`}
      action={<Button onClick={onClear}>{t`Show all settings`}</Button>}
    >
      <Trans>No setting has this text in its name, its sentence or its key.</Trans>
    </Empty>
  )
}
