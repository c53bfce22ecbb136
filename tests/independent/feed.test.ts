import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Client } from './client.ts'
import type { Json } from './http.ts'
import { stages } from './stage.ts'

const feed = '/campaigns/notification-feed'

stages('feed', (stage) => {
  const notice = async (uid: string, more: Json = {}): Promise<Json> => {
    const body = { uid, category: 'spring-offers', content: { title: 'Offer' }, ...more }
    const sent = await stage.program.control(`apps/${stage.app.id}/notices`, body)
    assert.equal(sent.status, 200)
    return sent.json
  }
  const unread = async (client: Client) => (await client.call('GET', `${feed}/unread-count`)).count

  it('tells its reader of a new item, and nobody else', async () => {
    const ann = await stage.online('feed-ann')
    const ben = await stage.online('feed-ben')
    const item = await notice('feed-ann', { tags: ['vip'], metadata: { order: 7 } })
    const frame = await ann.event('notification_feed_item', 'sent')
    assert.deepEqual([frame.receiver, frame.receiverType], ['feed-ann', 'user'])
    assert.deepEqual(frame.body.feedItem, item)
    const { templateCategory, content, readAt, deliveredAt, sender } = frame.body.feedItem
    assert.deepEqual(
      [templateCategory, content.title, sender],
      ['spring-offers', 'Offer', 'server'],
    )
    assert.deepEqual([readAt, deliveredAt], [null, null])
    await ben.ping()
    assert.deepEqual(ben.left('notification_feed_item'), [])
  })

  it('is paged from the newest on, by the cursor that came', async () => {
    const ann = await stage.user('feed-pages')
    const sent: Json[] = []
    for (const category of ['one', 'two', 'two', 'three', 'two']) {
      sent.push(await notice('feed-pages', { category }))
    }
    const seen: string[] = []
    let query = 'limit=2'
    for (;;) {
      const page = await ann.list(`${feed}?${query}`)
      seen.push(...page.data.map((item) => item.id))
      const next = page.meta.next
      if (next === undefined) break
      query = `limit=2&affix=${next.affix}&sentAt=${next.sentAt}&id=${next.id}`
    }
    assert.deepEqual(seen, sent.map((item) => item.id).reverse())
    const twos = await ann.list(`${feed}?category=two`)
    assert.equal(twos.data.length, 3)
    const categories = await ann.call('GET', '/campaigns/templates/categories')
    const ids = categories.map((category: Json) => category.id)
    assert.ok(ids.includes('one') && ids.includes('three'))
  })

  it('counts what was not read, and keeps what became of an item', async () => {
    const ann = await stage.user('feed-marks')
    const other = await stage.user('feed-other')
    const first = await notice('feed-marks', { push: true })
    await notice('feed-marks')
    assert.equal(await unread(ann), 2)
    await ann.call('POST', `${feed}/${first.id}/delivered`)
    assert.equal(await unread(ann), 2)
    await ann.call('POST', `${feed}/${first.id}/read`)
    await ann.call('POST', `${feed}/${first.id}/read`)
    await ann.call('POST', `${feed}/${first.id}/engagement`, { type: 'clicked' })
    assert.equal(await unread(ann), 1)
    const read = await ann.call('GET', `${feed}/${first.id}`)
    assert.ok(read.readAt >= read.sentAt && read.deliveredAt >= read.sentAt)
    assert.equal((await ann.list(`${feed}?readState=unread`)).data.length, 1)
    await ann.call('PUT', `/campaigns/push-notifications/${first.id}/delivered`)
    await ann.call('PUT', `/campaigns/push-notifications/${first.id}/clicked`)
    await assert.rejects(other.call('GET', `${feed}/${first.id}`), {
      code: 'ERR_FEED_ITEM_NOT_FOUND',
    })
  })
})
