import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Client } from './client.ts'
import { stages } from './stage.ts'

/** Pages of a list, by the rules of section 6.2: the client picks the cursor's next value. */
async function walk(client: Client, path: string, affix: 'append' | 'prepend', from?: string) {
  const pages: string[][] = []
  let cursor = from
  for (;;) {
    const id = cursor === undefined ? '' : `&id=${cursor}`
    const page = await client.list(
      `${path}?per_page=4&affix=${affix}${id}&withThreadSubscribed=true`,
    )
    const ids = page.data.map((message) => String(message.id))
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => Number(a) - Number(b)),
      'oldest first',
    )
    assert.equal(page.meta.pagination, undefined)
    if (ids.length > 0) pages.push(ids)
    if (page.meta.cursor === undefined) return pages
    assert.deepEqual(Object.keys(page.meta.cursor).sort(), ['affix', 'id'])
    cursor = affix === 'prepend' ? ids[0] : ids.at(-1)
  }
}

stages('history', (stage) => {
  it('is walked both ways without a gap, a double or an empty last page', async () => {
    const ann = await stage.user('ann')
    const ben = await stage.user('ben')
    await ann.call('POST', '/groups', { guid: 'hall', name: 'Hall', type: 'public' })
    await ben.call('POST', '/groups/hall/members', { guid: 'hall' })
    const places = [
      ['/users/ben/messages', 'ben', 'user'],
      ['/groups/hall/messages', 'hall', 'group'],
    ] as const
    for (const [path, receiver, receiverType] of places) {
      const sent: string[] = []
      for (let n = 0; n < 12; n++) {
        const body = { receiver, receiverType, category: 'message', type: 'text' }
        const { id } = await ann.call('POST', '/messages', { ...body, data: { text: `no ${n}` } })
        sent.push(id)
      }
      const all = (pages: string[][]) => pages.flat().filter((id) => sent.includes(id))
      const older = await walk(ann, path, 'prepend')
      assert.deepEqual(all(older.toReversed()), sent)
      assert.ok(older.every((page, at) => page.length === 4 || at === older.length - 1))
      const newer = await walk(ann, path, 'append', sent[0])
      assert.deepEqual(all(newer), sent.slice(1))
      assert.deepEqual(await walk(ann, path, 'append', sent.at(-1)), [])
    }
  })

  it('goes by time where no id is given', async () => {
    const ann = await stage.user('time-a')
    await stage.user('time-b')
    const body = { receiver: 'time-b', receiverType: 'user', category: 'message', type: 'text' }
    const { id, sentAt } = await ann.call('POST', '/messages', { ...body, data: { text: 'now' } })
    const of = async (affix: string, at: number) => {
      const path = `/users/time-b/messages?per_page=5&affix=${affix}&sentAt=${at}`
      return (await ann.list(path)).data.map((message) => message.id)
    }
    assert.deepEqual(await of('append', sentAt - 1), [id])
    assert.deepEqual(await of('append', sentAt), [])
    assert.deepEqual(await of('prepend', sentAt + 1), [id])
    assert.deepEqual(await of('prepend', sentAt), [])
  })

  it('is narrowed by words, kinds, tags and threads', async () => {
    const ann = await stage.user('nar-a')
    await stage.user('nar-b')
    const body = { receiver: 'nar-b', receiverType: 'user', category: 'message', type: 'text' }
    const say = (data: object, more = {}) =>
      ann.call('POST', '/messages', { ...body, data, ...more })
    const pear = await say({ text: 'one pear' }, { tags: ['fruit'] })
    await say({ text: 'one chair' })
    const custom = await say({ customData: { a: 1 } }, { category: 'custom', type: 'thing' })
    await ann.call('POST', `/messages/${pear.id}/thread`, { ...body, data: { text: 'and a plum' } })
    const of = async (query: string) => {
      const page = await ann.list(`/users/nar-b/messages?per_page=9&affix=prepend&${query}`)
      return page.data.map((message) => message.id)
    }
    assert.deepEqual(await of('searchKey=pear'), [pear.id])
    assert.deepEqual(await of('categories=custom&types=thing'), [custom.id])
    assert.deepEqual(await of('tags=fruit&withTags=1'), [pear.id])
    assert.equal((await of('hideReplies=true')).length, 3)
  })

  it('lists people, groups and conversations by pages with their counts', async () => {
    const ann = await stage.user('list-a')
    for (const uid of ['list-b', 'list-c', 'list-d']) {
      await stage.user(uid)
      const body = { receiver: uid, receiverType: 'user', category: 'message', type: 'text' }
      await ann.call('POST', '/messages', { ...body, data: { text: 'hi' } })
    }
    const first = await ann.list('/users?per_page=2&page=1&searchKey=list')
    assert.equal(first.data.length, 2)
    assert.deepEqual(
      [
        first.meta.pagination.per_page,
        first.meta.pagination.total,
        first.meta.pagination.total_pages,
      ],
      [2, 4, 2],
    )
    assert.deepEqual((await ann.list('/users?per_page=2&page=3&searchKey=list')).data, [])
    const conversations = await ann.list('/conversations?per_page=2&page=1&conversationType=user')
    assert.equal(conversations.meta.pagination.total, 3)
    const [newest] = conversations.data
    assert.equal(newest.conversationWith.uid, 'list-d')
    assert.equal(newest.lastMessage.data.text, 'hi')
    assert.equal(Number.parseInt(newest.unreadMessageCount, 10), 0)
  })
})
