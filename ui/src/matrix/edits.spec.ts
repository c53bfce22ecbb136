import { describe, expect, it } from 'vitest'
import { ofRole, roleMatrix } from '@/testing/dev/roles'
import {
  changesOf,
  copied,
  counts,
  decided,
  differs,
  edited,
  NO_EDITS,
  reset,
  same,
  without,
} from './edits'

const matrix = roleMatrix()
const [first, second] = matrix.columns
if (!first || !second) throw new Error('two columns')

describe('changes that are not saved yet', () => {
  it('carry what was set when they were made', () => {
    const edits = edited(NO_EDITS, second, 'createGroup', ['allow'])
    expect(changesOf(edits)).toEqual([
      { holder: ofRole('seller'), permission: 'createGroup', before: ['deny'], after: ['allow'] },
    ])
  })

  it('end where a value is back at what is set, whatever the order of its words', () => {
    const some = edited(NO_EDITS, second, 'createGroup', null)
    expect(some.size).toBe(1)
    expect(edited(some, second, 'createGroup', ['deny']).size).toBe(0)
    expect(same(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(same([], null)).toBe(false)
  })

  it('make one role as another, and a role as by default', () => {
    const same = copied(NO_EDITS, matrix.rows, second, first)
    expect(matrix.rows.some((row) => differs([first, second], same, row.id))).toBe(false)
    expect(counts(first, same, 'createGroup')).toEqual(['deny'])
    expect(changesOf(reset(NO_EDITS, matrix.rows, second)).map((each) => each.after)).toEqual([
      null,
      null,
    ])
  })

  it('differ by what counts: a default that is written out is no difference', () => {
    const edits = edited(NO_EDITS, first, 'sendMessage', ['allow'])
    expect(differs([first, second], edits, 'sendMessage')).toBe(false)
    expect(differs([first, second], edits, 'createGroup')).toBe(true)
  })

  it('leave one by one as they are saved', () => {
    const edits = reset(NO_EDITS, matrix.rows, second)
    const [saved] = changesOf(edits)
    expect(without(edits, saved ? [saved] : []).size).toBe(1)
  })

  it('go on over what somebody else set, or give way to it', () => {
    const edits = edited(NO_EDITS, second, 'createGroup', ['allow'])
    const [change] = changesOf(edits)
    if (!change) throw new Error('a change')
    const conflicts = [{ change, now: null }]
    expect(changesOf(decided(edits, conflicts, 'mine'))[0]?.before).toBeNull()
    expect(decided(edits, conflicts, 'theirs').size).toBe(0)
  })
})
