import { describe, expect, it } from 'vitest'
import { message } from '@/testing/fixtures'
import { blocksOf, merged, NOTHING, replaced, withArrived } from './merge'

const ids = (messages: readonly { id: string }[]) => messages.map((each) => each.id)
const some = (...numbers: number[]) =>
  numbers.map((n) => message({ id: String(n), sentAt: 1_000_000 + n }))

describe('messages that come in any order, and twice', () => {
  it('stand once each, by number and not by letters', () => {
    expect(ids(merged(some(9, 10), some(100, 10, 11)))).toEqual(['9', '10', '11', '100'])
  })

  it('are replaced by what came later', () => {
    const [edited] = merged(some(1), [message({ id: '1', editedAt: 5 })])
    expect(edited?.editedAt).toBe(5)
  })

  it('that changed are not added where they are not shown', () => {
    expect(ids(replaced(some(1, 2), some(3)))).toEqual(['1', '2'])
  })
})

describe('what is said meanwhile', () => {
  const read = { ...NOTHING, messages: some(1, 2) }

  it('is counted once', () => {
    expect(withArrived(read, [...some(2, 3), ...some(3)]).arrived).toBe(1)
  })

  it('is neither added nor counted where something lies between', () => {
    const away = { ...read, newer: true }
    expect(withArrived(away, some(9))).toBe(away)
    const { messages, arrived, late } = withArrived({ ...away, late: some(8) }, some(9, 8))
    expect([ids(messages), arrived, ids(late ?? [])]).toEqual([['1', '2'], 0, ['8', '9']])
  })
})

describe('what is drawn', () => {
  it('groups what one person says in one go and parts days', () => {
    const day = 86_400
    const at = Date.UTC(2026, 2, 10, 12) / 1000
    const blocks = blocksOf([
      message({ id: '1', sentAt: at }),
      message({ id: '2', sentAt: at + 60 }),
      message({ id: '3', sentAt: at + 60 + 3_600 }),
      message({ id: '4', sentAt: at + day, action: 'Maria joined' }),
    ])
    expect(blocks.map((block) => block.kind)).toEqual(['day', 'group', 'group', 'day', 'note'])
  })
})
