import { describe, expect, it } from 'vitest'
import { message } from '@/testing/fixtures'
import { blocksOf, countNew, merged, replaced } from './merge'

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
    expect(countNew(some(1, 2), some(2, 3))).toBe(1)
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
