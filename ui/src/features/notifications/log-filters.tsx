import { Trans, useLingui } from '@lingui/react/macro'
import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { GroupField } from '@/form/fields/group-field'
import { PersonField } from '@/form/fields/person-field'
import { useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Button } from '@/kit/button'
import { oneOf, type Search, textOf } from '@/lib/search'
import { LATELY, spanWords } from '@/table/time-span'
import { logWordsQuery } from './api'
import { CHANNELS, isFiltered, NO_FILTER, OUTCOMES, PROVIDERS, RECEIVERS } from './log-filter'
import classes from './notifications.module.css'
import { useLogWords } from './use-log-words'

/** The filters of the log. Those that need another one appear only once that is chosen. */
export function LogFilters({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const { data: words } = useQuery(logWordsQuery)
  const names = useLogWords()
  const set = (changes: Search) => setSearch({ ...changes, entry: null }, { replace: true })
  const value = (name: string) => textOf(search, name) || null
  const to = oneOf(textOf(search, 'to'), RECEIVERS)
  const channel = oneOf(textOf(search, 'channel'), CHANNELS)
  const clear = () => set(NO_FILTER)
  useCommands([
    {
      id: 'list.clear-filters',
      label: t`Clear filters`,
      keys: 'f c',
      group: 'list',
      reason: isFiltered(search) ? null : t`No filter is set`,
      run: clear,
    },
  ])
  return (
    <div className={`${classes.choice} ${classes.filters}`}>
      <Select
        label={t`When`}
        placeholder={t`Any time`}
        clearable
        data={['1d', ...LATELY.slice(0, 1)].map((each) => ({
          value: each,
          label: each === '1d' ? t`today` : spanWords(each),
        }))}
        value={value('time')}
        onChange={(time) => set({ time })}
      />
      <Select
        label={t`What happened`}
        placeholder={t`Anything`}
        clearable
        searchable
        data={(words?.triggers ?? []).map((each) => ({ value: each.code, label: each.words }))}
        value={value('trigger')}
        onChange={(trigger) => set({ trigger })}
      />
      <PersonField
        app={app}
        label={t`Who sent it`}
        placeholder={t`Anybody`}
        value={textOf(search, 'sender')}
        onChange={(sender) => set({ sender })}
      />
      <Select
        label={t`Told to`}
        placeholder={t`Anybody`}
        clearable
        data={[
          { value: 'user', label: t`A user` },
          { value: 'group', label: t`Members of a group` },
        ]}
        value={to}
        onChange={(next) => set({ to: next, receiver: null, member: null })}
      />
      {to === 'user' && (
        <PersonField
          app={app}
          label={t`Which user`}
          placeholder={t`Any user`}
          value={textOf(search, 'receiver')}
          onChange={(receiver) => set({ receiver })}
        />
      )}
      {to === 'group' && (
        <>
          <GroupField
            app={app}
            label={t`Which group`}
            placeholder={t`Any group`}
            value={textOf(search, 'receiver')}
            onChange={(receiver) => set({ receiver })}
          />
          <PersonField
            app={app}
            label={t`Which member`}
            placeholder={t`Any member`}
            value={textOf(search, 'member')}
            onChange={(member) => set({ member })}
          />
        </>
      )}
      <Select
        label={t`Way`}
        placeholder={t`Any way`}
        clearable
        data={CHANNELS.map((each) => ({ value: each, label: names.channel(each) }))}
        value={channel}
        onChange={(next) => set({ channel: next, by: null })}
      />
      {channel && (
        <Select
          label={t`Carried by`}
          placeholder={t`Any provider`}
          clearable
          data={PROVIDERS[channel].map((each) => ({ value: each, label: names.provider(each) }))}
          value={value('by')}
          onChange={(by) => set({ by })}
        />
      )}
      <Select
        label={t`How it ended`}
        placeholder={t`Any way`}
        clearable
        data={OUTCOMES.map((each) => ({ value: each, label: names.end(each) }))}
        value={value('end')}
        onChange={(end) => set({ end, reason: null })}
      />
      {textOf(search, 'end') === 'heldBack' && (
        <Select
          label={t`Why it was held back`}
          placeholder={t`Any reason`}
          clearable
          searchable
          data={(words?.reasons ?? []).map((each) => ({ value: each.code, label: each.words }))}
          value={value('reason')}
          onChange={(reason) => set({ reason })}
          comboboxProps={{ width: 420 }}
        />
      )}
      <TextInput
        label={t`Message`}
        placeholder={t`Id of a message`}
        value={textOf(search, 'message')}
        inputMode="numeric"
        error={/^\d*$/.test(textOf(search, 'message')) ? null : t`Its id is a number.`}
        onChange={(event) => set({ message: event.currentTarget.value })}
      />
      {isFiltered(search) && (
        <Button small tone="quiet" keys="f c" onClick={clear}>
          <Trans>Clear</Trans>
        </Button>
      )}
    </div>
  )
}
