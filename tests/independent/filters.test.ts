import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Client } from './client.ts'
import type { Json } from './http.ts'
import { stages } from './stage.ts'

const text = (receiver: string, said: string) => ({
  receiver,
  receiverType: 'user',
  category: 'message',
  type: 'text',
  text: said,
  data: { text: said, metadata: {} },
})

const uids = async (client: Client, query: string) =>
  (await client.list(`/users?per_page=50&${query}`)).data.map((user: Json) => user.uid)

stages('filters of a client', (stage) => {
  it('choose among users', async () => {
    const ann = await stage.user('f-ann')
    for (const uid of ['f-ben', 'f-cid', 'f-dan']) await stage.user(uid)
    const friends = { accepted: ['f-ben', 'f-cid'] }
    await stage.program.chat(stage.app, 'POST', '/users/f-ann/friends', friends)
    await ann.call('POST', '/blockedusers', { blockedUids: ['f-cid'] })
    assert.deepEqual(await uids(ann, 'friendsOnly=1'), ['f-ben', 'f-cid'])
    assert.deepEqual(await uids(ann, 'friendsOnly=1&hideBlockedUsers=1'), ['f-ben'])
    assert.deepEqual(await uids(ann, 'uids=f-dan,f-ben,nobody'), ['f-ben', 'f-dan'])
    assert.deepEqual(await uids(ann, 'uids=f-dan,f-ben&sortOrder=desc'), ['f-dan', 'f-ben'])
    assert.deepEqual(await uids(ann, 'searchKey=f-&friendsOnly=1'), ['f-ben', 'f-cid'])
  })

  it('choose among conversations by who pinned them', async () => {
    const ann = await stage.user('p-ann')
    for (const uid of ['p-ben', 'p-cid']) {
      await stage.user(uid)
      await ann.call('POST', '/messages', text(uid, 'hi'))
    }
    await ann.call('POST', '/users/p-ben/conversation/pin')
    const pinned = await ann.list('/conversations?per_page=50&pinnedBy=me,system')
    assert.deepEqual(
      pinned.data.map((conversation: Json) => conversation.conversationWith.uid),
      ['p-ben'],
    )
    assert.deepEqual((await ann.list('/conversations?pinnedBy=system')).data, [])
  })

  it('choose among messages', async () => {
    const ann = await stage.user('m-ann')
    const ben = await stage.user('m-ben')
    const sent: Json[] = []
    for (const said of ['one', 'two', 'three']) {
      sent.push(await ann.call('POST', '/messages', text('m-ben', said)))
    }
    const form = await ann.call('POST', '/messages', {
      receiver: 'm-ben',
      receiverType: 'user',
      category: 'interactive',
      type: 'form',
      interactiveData: { title: 'F', elements: [{ elementId: 'e1', elementType: 'button' }] },
      interactionGoal: { type: 'anyOf', elementIds: ['e1'] },
      data: {},
    })
    await ann.call('DELETE', `/messages/${sent[1].id}`, { id: sent[1].id })
    const history = async (client: Client, peer: string, query: string) => {
      const path = `/users/${peer}/messages?per_page=50&categories=message,interactive&${query}`
      return (await client.list(path)).data.map((message: Json) => message.id)
    }
    assert.ok((await history(ann, 'm-ben', '')).includes(sent[1].id))
    assert.ok(!(await history(ann, 'm-ben', 'hideDeleted=1')).includes(sent[1].id))
    const completed = 'onlyInteractionGoalCompleted=1'
    assert.deepEqual(await history(ben, 'm-ann', completed), [])
    await ben.call('PATCH', `/messages/${form.id}/interacted`, { interactions: ['e1'] })
    assert.deepEqual(await history(ben, 'm-ann', completed), [form.id])
  })
})
