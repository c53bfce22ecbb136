import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ask, Form, type Json } from './http.ts'
import { stages } from './stage.ts'

const to = (receiver: string, more: Json) => ({
  receiver,
  receiverType: 'user',
  category: 'message',
  type: 'text',
  ...more,
})

const text = (receiver: string, said: string) =>
  to(receiver, { text: said, data: { text: said, metadata: {} }, metadata: {} })

stages('messages', (stage) => {
  it("answers the sender, tells the receiver and the sender's other sessions", async () => {
    const ann = await stage.online('ann')
    const ben = await stage.online('ben')
    const tab = await stage.another(ann.me.authToken)
    await tab.connect()
    const body = { ...text('ben', 'hello'), muid: 'm1', tags: ['vip'] }
    const sent = await ann.call('POST', '/messages', body)
    assert.equal(sent.muid, 'm1')
    assert.deepEqual(sent.tags, ['vip'])
    assert.equal(sent.data.entities.sender.entity.uid, 'ann')
    assert.equal(sent.data.entities.receiver.entityType, 'user')
    for (const [client, receiver] of [
      [ben, 'ben'],
      [tab, 'ben'],
    ] as const) {
      const frame = await client.event('message')
      assert.equal(frame.body.id, sent.id)
      assert.equal(frame.body.data.text, 'hello')
      assert.equal(frame.receiver, receiver)
      assert.equal(frame.sender, 'ann')
      assert.equal(frame.deviceId, ann.session)
    }
    await ann.ping()
    assert.deepEqual(ann.left('message'), [])
  })

  it('carries every category that clients send', async () => {
    const ann = await stage.online('cat-a')
    const ben = await stage.online('cat-b')
    const form = { elementId: 'e1', elementType: 'button' }
    const bodies = [
      to('cat-b', {
        category: 'custom',
        type: 'location',
        data: { customData: { lat: 1 }, subType: 'geo' },
        customData: { lat: 1 },
      }),
      to('cat-b', {
        category: 'interactive',
        type: 'form',
        interactiveData: { title: 'F', elements: [form] },
        interactionGoal: { type: 'none', elementIds: [] },
        data: {},
      }),
      to('cat-b', {
        category: 'card',
        type: 'product',
        data: { card: { fallbackText: 'a card' }, text: 'a card' },
      }),
      to('cat-b', {
        type: 'image',
        data: {
          attachments: [
            {
              extension: 'png',
              mimeType: 'image/png',
              name: 'f.png',
              size: 3,
              url: 'http://127.0.0.1/f.png',
            },
          ],
          text: 'caption',
          url: '',
        },
      }),
    ]
    for (const body of bodies) {
      const sent = await ann.call('POST', '/messages', body)
      const { body: got } = await ben.event('message')
      assert.equal(got.id, sent.id)
      assert.deepEqual([got.category, got.type], [body.category, body.type])
    }
    const history = await ben.list('/users/cat-a/messages?per_page=10&affix=prepend')
    const [custom, interactive, card, image] = history.data.map((message) => message.data)
    assert.deepEqual(custom.customData, { lat: 1 })
    assert.equal(custom.subType, 'geo')
    assert.equal(interactive.interactiveData.title, 'F')
    assert.equal(card.card.fallbackText, 'a card')
    assert.equal(image.url, 'http://127.0.0.1/f.png')

    const number = history.data[1].id
    await ben.call('PATCH', `/messages/${number}/interacted`, { interactions: ['e1'] })
    const done = await ann.event('interaction_completed')
    assert.equal(done.messageSender, 'cat-a')
    assert.equal(done.body.interactions[0].elementId, 'e1')
  })

  it('takes files with a message and before it', async () => {
    const ann = await stage.online('file-a')
    const ben = await stage.online('file-b')
    const content = Buffer.from('a,b\n1,2\n')
    const file = { name: 'numbers 1.csv', kind: 'text/csv', content }
    const parts = { type: 'file', receiverType: 'user', category: 'message', receiver: 'file-b' }
    const form = new Form([
      ...Object.entries(parts).map(([name, text]) => ({ name, text })),
      { name: 'data', text: JSON.stringify({ text: 'numbers', metadata: { a: 1 } }) },
      { name: 'files[]', file },
      { name: 'tags[]', text: 'raw' },
    ])
    const { json } = await ann.answer('POST', '/messages', form)
    assert.equal(json.data?.data.attachments[0].name, 'numbers 1.csv', JSON.stringify(json))
    const { body } = await ben.event('message')
    assert.equal(body.data.url, body.data.attachments[0].url)
    assert.deepEqual(body.data.metadata, { a: 1 })
    const { certificate } = stage.program
    const get = { method: 'GET', headers: {}, certificate }
    assert.equal((await ask({ ...get, url: body.data.url })).headers['content-type'], 'text/csv')

    const wanted = { name: 'n.json', fileId: 'x', size: 7, mimeType: 'application/json' }
    const ids = { receiver: 'file-b', receiverType: 'user' }
    const { x } = await ann.call('POST', '/files/upload-url', { files: { x: wanted }, ...ids })
    const fields = Object.entries(x.request.body as Record<string, string>)
    const put = new Form([
      ...fields.map(([name, text]) => ({ name, text })),
      {
        name: 'file',
        file: { name: 'n.json', kind: wanted.mimeType, content: Buffer.from('{"a":1}') },
      },
    ])
    const { method, url } = x.request
    const done = await ask({ method, url, headers: {}, body: put, certificate })
    assert.ok(done.status < 300)
    assert.deepEqual((await ask({ ...get, url: x.attachment.url })).json, { a: 1 })
    const later = to('file-b', { type: 'file', data: { attachments: [x.attachment], url: '' } })
    assert.equal((await ann.call('POST', '/messages', later)).data.url, x.attachment.url)
  })

  it('tells edits and deletions as actions, which are their answers too', async () => {
    const ann = await stage.online('edit-a')
    const ben = await stage.online('edit-b')
    const sent = await ann.call('POST', '/messages', text('edit-b', 'helo'))
    const whole = { ...sent, receiverId: 'edit-b', data: { text: 'hello' } }
    const edited = await ann.call('PUT', `/messages/${sent.id}`, whole)
    assert.equal(edited.data.action, 'edited')
    const { body } = await ben.event('message', 'edited')
    assert.equal(body.data.entities.on.entity.data.text, 'hello')
    assert.equal(body.data.entities.on.entity.editedBy, 'edit-a')
    assert.equal(body.data.entities.on.entity.id, sent.id)
    await assert.rejects(ben.call('DELETE', `/messages/${sent.id}`), {
      code: 'ERR_MESSAGE_NOT_A_SENDER',
    })
    const gone = await ann.call('DELETE', `/messages/${sent.id}`, { id: sent.id })
    assert.equal(gone.data.action, 'deleted')
    const told = await ben.event('message', 'deleted')
    assert.equal(told.body.data.entities.on.entity.deletedBy, 'edit-a')
  })

  it('tells reactions and counts them', async () => {
    const ann = await stage.online('re-a')
    const ben = await stage.online('re-b')
    const { id } = await ann.call('POST', '/messages', text('re-b', 'nice?'))
    const thumb = encodeURIComponent('👍')
    const after = await ben.call('POST', `/messages/${id}/reactions/${thumb}`)
    assert.deepEqual(after.data.reactions, [{ reaction: '👍', count: 1, reactedByMe: true }])
    const { body } = await ann.event('reaction', 'message_reaction_added')
    assert.equal(body.reactedBy.uid, 're-b')
    assert.equal(body.messageId, id)
    const [one] = await ann.call('GET', `/messages/${id}/reactions?limit=10&affix=append`)
    assert.deepEqual([one.uid, one.reaction], ['re-b', '👍'])
    await ben.call('DELETE', `/messages/${id}/reactions/${thumb}`)
    await ann.event('reaction', 'message_reaction_removed')
  })

  it('keeps threads', async () => {
    const ann = await stage.online('th-a')
    const ben = await stage.online('th-b')
    const { id } = await ann.call('POST', '/messages', text('th-b', 'a question'))
    const body = { ...text('th-a', 'an answer'), parentMessageId: id }
    const reply = await ben.call('POST', `/messages/${id}/thread`, body)
    assert.equal(reply.parentId, id)
    const told = await ann.frame((frame) => frame.body?.parentId === id)
    assert.equal(told.body.id, reply.id)
    const thread = await ann.list(`/messages/${id}/thread?per_page=5&affix=prepend`)
    assert.deepEqual(
      thread.data.map((message) => message.id),
      [reply.id],
    )
    for (const path of ['/threads', '/users/th-b/threads']) {
      const [parent] = await ann.call('GET', `${path}?participatedByMe=true&limit=10`)
      assert.equal(parent.id, id)
      assert.equal(parent.replyCount, 1)
      assert.equal(parent.lastReply.id, reply.id)
    }
    await ann.call('POST', `/messages/${id}/thread/subscription`)
    const one = await ann.call('GET', `/messages/${id}?withThreadSubscribed=true`)
    assert.equal(one.threadSubscribed, true)
    await ann.call('DELETE', `/messages/${id}/thread/subscription`)
  })

  it('tells who got and read what, and remembers it', async () => {
    const ann = await stage.online('rc-a')
    const ben = await stage.online('rc-b')
    const { id } = await ann.call('POST', '/messages', text('rc-b', 'read me'))
    const counts = '/messages?unread=1&count=1&hideMessagesFromBlockedUsers=0'
    const one = { entityType: 'user', entityId: 'rc-a', count: 1 }
    assert.deepEqual(await ben.call('GET', counts), [one])
    for (const action of ['delivered', 'read']) {
      ben.tell('rc-a', 'user', 'receipts', { action, messageId: id }, { messageSender: 'rc-a' })
      const frame = await ann.event('receipts', action)
      assert.equal(frame.messageSender, 'rc-a')
      assert.equal(frame.body.messageId, id)
      assert.equal(frame.body.user.uid, 'rc-b')
      assert.ok(frame.body.timestamp > 0)
    }
    const [message] = (await ann.list('/users/rc-b/messages?per_page=1&affix=prepend')).data
    assert.ok(message.deliveredAt > 0 && message.readAt > 0)
    assert.deepEqual(await ben.call('GET', counts), [])
    const { receipts } = await ann.call('GET', `/messages/${id}`)
    assert.equal(receipts.data[0].recipient.uid, 'rc-b')

    const unread = await ben.call('DELETE', '/users/rc-a/conversation/read', { messageId: id })
    assert.equal(unread.conversation.conversationWith.uid, 'rc-a')
    await ann.call('POST', '/messages', text('rc-b', 'and me'))
    const marked = await ben.call('POST', '/users/rc-a/conversation/read')
    assert.ok(marked)
    await ann.event('receipts', 'read')
    await ben.call('POST', '/users/rc-a/conversation/delivered')
    const conversation = await ben.call('GET', '/users/rc-a/conversation')
    assert.equal(Number.parseInt(conversation.unreadMessageCount, 10), 0)
  })

  it('passes on typing and what is not kept', async () => {
    const ann = await stage.online('ty-a')
    const ben = await stage.online('ty-b')
    for (const [kind, action] of [
      ['user', 'started'],
      ['chat', 'ended'],
    ] as const) {
      ann.tell('ty-b', kind, 'typing_indicator', { action, metadata: { draft: 1 } })
      const frame = await ben.event('typing_indicator', action)
      assert.equal(frame.body.user.uid, 'ty-a')
      assert.deepEqual(frame.body.metadata, { draft: 1 })
      assert.deepEqual([frame.receiver, frame.receiverType], ['ty-b', 'user'])
    }
    ann.tell('ty-b', 'user', 'transient_message', { data: { LIVE: 'heart' } })
    const transient = await ben.event('transient_message')
    assert.deepEqual(transient.body.data, { LIVE: 'heart' })
    assert.equal(transient.sender, 'ty-a')
    ann.say({ type: 'typing_indicator' })
    ann.say('no frame at all')
    await ann.ping()
  })

  it('pins, saves and flags', async () => {
    const ann = await stage.online('pin-a')
    const ben = await stage.online('pin-b')
    const tab = await stage.another(ann.me.authToken)
    await tab.connect()
    const { id } = await ann.call('POST', '/messages', text('pin-b', 'keep this'))
    assert.ok((await ann.call('POST', `/messages/${id}/pin`)).pinnedAt > 0)
    const pinned = await ben.event('message_pinned')
    assert.equal(pinned.body.message.pinnedBy, 'pin-a')
    const marked = async (mark: string) => {
      const path = `/users/pin-b/messages?per_page=5&affix=prepend&${mark}=1`
      return (await ann.list(path)).data.map((message) => message.id)
    }
    for (let n = 0; n < 7; n++) await ann.call('POST', '/messages', text('pin-b', `more ${n}`))
    assert.deepEqual(await marked('pinned'), [id])
    assert.deepEqual(await marked('saved'), [])
    await ann.call('DELETE', `/messages/${id}/pin`)
    await ben.event('message_unpinned')
    assert.ok((await ann.call('POST', `/messages/${id}/save`)).savedAt > 0)
    assert.equal((await tab.event('message_saved')).body.message.id, id)
    assert.deepEqual(await marked('saved'), [id])
    await ann.call('DELETE', `/messages/${id}/save`)
    await tab.event('message_unsaved')
    const conversation = await ann.call('POST', '/users/pin-b/conversation/pin')
    assert.ok(conversation.pinnedAt > 0)
    const told = await tab.event('conversation_pinned')
    assert.equal(told.body.conversation.conversationId, conversation.conversationId)
    await ann.call('DELETE', '/users/pin-b/conversation/pin')
    await tab.event('conversation_unpinned')
    await ben.ping()
    assert.deepEqual(ben.left('message_saved'), [])
    const tagged = await ann.call('PUT', '/users/pin-b/conversation', { tags: ['later'] })
    assert.deepEqual(tagged.tags, ['later'])
    await ann.call('DELETE', '/users/pin-b/conversation')
  })

  it('keeps blocked users apart', async () => {
    const ann = await stage.online('bl-a')
    const ben = await stage.online('bl-b')
    const done = await ann.call('POST', '/blockedusers', { blockedUids: ['bl-b'] })
    assert.equal(done['bl-b'].success, true)
    const of = (direction: string) => `/blockedusers?per_page=5&page=1&direction=${direction}`
    const listed = await ann.list(of('blockedByMe'))
    assert.deepEqual(
      listed.data.map((user) => user.uid),
      ['bl-b'],
    )
    assert.equal(listed.meta.pagination.total, 1)
    assert.deepEqual(await ben.call('GET', of('blockedByMe')), [])
    assert.equal((await ben.call('GET', of('hasBlockedMe')))[0].uid, 'bl-a')
    await assert.rejects(ben.call('POST', '/messages', text('bl-a', 'hey')), {
      code: 'ERR_BLOCKED_SENDER',
    })
    await ann.call('DELETE', '/blockedusers', { blockedUids: ['bl-b'] })
    await ben.call('POST', '/messages', text('bl-a', 'hey'))
    await ann.event('message')
  })
})
