import { describe, expect, it } from 'vitest'
import { noticeRow, SECTIONS } from '@/testing/dev/notices'
import { decided, edited, isUnusual, NO_EDITS, rowOf, same, wanted } from './edits'
import { clockOf, hoursOf, timeOf } from './hours'

const row = noticeRow()

describe('changes of settings', () => {
  it('going back to what is set is no change any more', () => {
    const changed = edited(NO_EDITS, row, row.path, 3)
    expect(wanted(row, changed)).toBe(3)
    expect(edited(changed, row, row.path, 2).size).toBe(0)
  })

  it('compare days by what they say', () => {
    expect(same('{"from":0,"to":1}', '{ "to": 1, "from": 0 }')).toBe(true)
    expect(same('{"from":0}', '{"from":1}')).toBe(false)
    expect(same(1, '1')).toBe(false)
  })

  it('are dropped or sent over what somebody else set, as was decided', () => {
    const changed = edited(NO_EDITS, row, row.path, 3)
    const [change] = [...changed.values()]
    if (!change) throw new Error('there is a change')
    const conflicts = [{ change, now: 1 }]
    expect(decided(changed, conflicts, 'theirs').size).toBe(0)
    expect(decided(changed, conflicts, 'mine').get(row.path)).toEqual({ ...change, before: 1 })
  })

  it('are found by the place of the setting and of the right', () => {
    expect(rowOf(SECTIONS, row.right ?? '')?.section.id).toBe('group')
    expect(rowOf(SECTIONS, 'nowhere')).toBeNull()
    expect(isUnusual(noticeRow({ value: 1 }))).toBe(true)
    expect(isUnusual(noticeRow({ usual: null }))).toBe(false)
  })
})

describe('hours of a day', () => {
  it('are read and written as times of a clock', () => {
    expect(clockOf(930)).toBe('09:30')
    expect(timeOf('23:59')).toBe(2359)
    expect(timeOf('nine')).toBeNull()
    expect(hoursOf('{"from":800,"later":1}')).toEqual({ from: 800, to: 2359, dnd: false, later: 1 })
    expect(hoursOf('no JSON')).toEqual({ from: 0, to: 2359, dnd: false })
  })
})
