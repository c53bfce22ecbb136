import { useLingui } from '@lingui/react/macro'
import { type Search, textOf } from '@/lib/search'
import type { Filter } from '@/table/list-bar'
import { isSpan } from '@/table/time-span'
import { KINDS, MODES, RECEIVERS, STATES } from './filter'
import { kindName, modeName, stateName } from './words'

/** The filters that the service has for calls. */
export function useCallFilters(search: Search, setSearch: (changes: Search) => void): Filter[] {
  const { t } = useLingui()
  const one = (id: string, label: string, options: Filter['options']): Filter => ({
    id,
    label,
    options,
    values: textOf(search, id) === '' ? [] : [textOf(search, id)],
    single: true,
    onChange: ([value]) => setSearch({ [id]: value ?? null }),
  })
  const named = (values: readonly string[], name: (value: string) => string) =>
    values.map((value) => ({ value, label: name(value) }))
  const yesNo = [
    { value: 'yes', label: t`yes` },
    { value: 'no', label: t`no` },
  ]
  const when = textOf(search, 'when')
  const uid = textOf(search, 'uid')
  const people = textOf(search, 'people')
  const counts = [...new Set(['1', '2', '3', '4', '5', ...(people === '' ? [] : [people])])]
  return [
    one('status', t`State`, named(STATES, stateName)),
    one('kind', t`Carries`, named(KINDS, kindName)),
    one('mode', t`Kind`, named(MODES, modeName)),
    one(
      'to',
      t`Went to`,
      named(RECEIVERS, (value) => (value === 'user' ? t`a user` : t`a group`)),
    ),
    one('recorded', t`Recorded`, yesNo),
    one('transcribed', t`Has a transcript`, yesNo),
    one(
      'people',
      t`Took part`,
      named(counts, (count) => count),
    ),
    {
      id: 'when',
      label: t`When`,
      options: [],
      span: true,
      values: isSpan(when) ? [when] : [],
      onChange: ([chosen]) => setSearch({ when: chosen ?? null }),
    },
    ...(uid === '' ? [] : [one('uid', t`With`, [{ value: uid, label: uid }])]),
  ]
}
