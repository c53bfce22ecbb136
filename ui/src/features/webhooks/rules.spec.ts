import { describe, expect, it } from 'vitest'
import type { WebhookDraft } from '@/bindings'
import { FAMILIES, webhookRow } from '@/testing/dev/webhooks'
import { pairsOf } from './compare-tab'
import {
  chosenOf,
  differences,
  draftOf,
  idFault,
  merged,
  unknownOf,
  urlFault,
  usernameFault,
  whyNotCreate,
  whyNotDelete,
} from './rules'

const seen: WebhookDraft = draftOf(webhookRow())
const [messages] = FAMILIES

function changed(change: Partial<WebhookDraft['fields']>, triggers = seen.triggers): WebhookDraft {
  return { fields: { ...seen.fields, ...change }, triggers }
}

describe('a family of triggers', () => {
  it('shows only what its boxes show', () => {
    if (!messages) throw new Error('no family')
    const all = messages.triggers.map(({ id }) => id)
    expect(chosenOf(messages, [])).toBe('none')
    expect(chosenOf(messages, ['message_sent', 'group_created'])).toBe('some')
    expect(chosenOf(messages, all)).toBe('all')
  })

  it('leaves ids that nobody knows to be shown by themselves', () => {
    expect(unknownOf(FAMILIES, ['message_sent', 'message_teleported'])).toEqual([
      'message_teleported',
    ])
  })
})

describe('what changed', () => {
  it('is told field by field, and triggers by name whatever their order', () => {
    const after = changed({ enabled: false }, ['group_created', 'message_sent'])
    expect(differences(seen, after)).toEqual([{ field: 'enabled', before: 'on', after: 'off' }])
    const other = changed({}, ['message_sent', 'message_edited'])
    expect(differences(seen, other)).toEqual([
      { field: 'triggers', added: ['message_edited'], removed: ['group_created'] },
    ])
    expect(differences(seen, seen)).toEqual([])
  })

  it('by this person goes on top of what somebody else changed', () => {
    const mine = changed({ name: 'Sales' }, ['message_sent', 'message_edited'])
    const theirs = changed({ url: 'https://example.com/new' }, [
      'message_sent',
      'group_created',
      'message_pinned',
    ])
    expect(merged(seen, mine, theirs)).toEqual({
      fields: { ...seen.fields, name: 'Sales', url: 'https://example.com/new' },
      triggers: ['message_sent', 'message_pinned', 'message_edited'],
    })
  })
})

describe('fields', () => {
  it('take only secure addresses, but those of this computer in the demo', () => {
    expect(urlFault('https://example.com/a', false)).toBeNull()
    expect(urlFault('http://127.0.0.1:4000/', true)).toBeNull()
    for (const wrong of ['http://127.0.0.1:4000/', 'http://example.com', 'example.com', '']) {
      expect(urlFault(wrong, false)).not.toBeNull()
    }
    expect(urlFault('https://me:secret@example.com', false)).toMatch(/fields below/)
  })

  it('say what an id and a user name may be', () => {
    expect([idFault('orders_2'), usernameFault('halley', true)]).toEqual([null, null])
    expect(idFault('two words')).not.toBeNull()
    expect(usernameFault('', true)).toMatch(/needs a name/)
    expect(usernameFault('', false)).toBeNull()
  })
})

it('who may not, and when there is no room, is said', () => {
  expect(whyNotDelete('manager')).toMatch(/administrator/)
  expect(whyNotDelete('administrator')).toBeNull()
  const full = Array.from({ length: 25 }, (_, n) => webhookRow({ id: `w${n}` }))
  expect(whyNotCreate(full)).toMatch(/25/)
  expect(whyNotCreate(full.slice(1))).toBeNull()
})

it('webhooks of two apps are matched by their ids', () => {
  const pairs = pairsOf([webhookRow()], [webhookRow({ id: 'audit' }), webhookRow()])
  expect(pairs.map(({ id, here, there }) => [id, here !== null, there !== null])).toEqual([
    ['audit', false, true],
    ['orders', true, true],
  ])
})
